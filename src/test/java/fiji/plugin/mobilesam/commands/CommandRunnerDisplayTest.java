/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package fiji.plugin.mobilesam.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.imagej.RandomMasks;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.model.ModelDefaults;
import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.FileOption;
import fiji.plugin.mobilesam.settings.Settings;

import fiji.plugin.mobilesam.session.Turn;
import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.ImageStack;

/** Two commands at once: one works and the other one waits; and images that change while a command works. */
@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class CommandRunnerDisplayTest {

	private static final FileOption RESULTS = SegmentSelection.DECLARATION.options().stream()
			.filter(option -> option.key().equals("save_results")).map(FileOption.class::cast).findFirst()
			.orElseThrow();
	private static final String WAITING = "Waiting for another command of MobileSAM; Esc stops";

	/** Finds nothing, as soon as it may. */
	private final class Slow implements ImageCommand {

		private final String name;
		private final CountDownLatch started = new CountDownLatch(1);
		private final CountDownLatch mayEnd = new CountDownLatch(1);

		private Slow(final String name) {
			this.name = name;
		}

		@Override
		public Declaration declaration() {
			return SegmentSelection.DECLARATION;
		}

		@Override
		public Segmentation run(final Call call) throws IOException {
			started.countDown();
			try {
				mayEnd.await();
			} catch (final InterruptedException e) {
				throw new IOException(e);
			}
			done.add(name);
			return Segmentation
					.of(new SegmentedImage(call.image(), List.of(call.planes().all().current()), List.of(), "fake"));
		}
	}

	/** Renders the plane that is shown, in which it finds one pixel; then something happens. */
	private record Finding(Runnable then) implements ImageCommand {

		@Override
		public Declaration declaration() {
			return SegmentSelection.DECLARATION;
		}

		@Override
		public Segmentation run(final Call call) {
			final PlanePosition position = call.planes().all().current();
			call.planes().render(position);
			then.run();
			final BinaryMask pixel = BinaryMask.builder(call.image().getWidth(), call.image().getHeight())
					.addRun(0, 0, 1).build();
			return Segmentation.of(new SegmentedImage(call.image(), List.of(position),
					List.of(RandomMasks.record(pixel, 1, position)), "fake"));
		}
	}

	/** Closes when its pixels are asked for, as soon as it is told to. */
	private static final class Closing extends ImagePlus {

		private volatile boolean closes;

		private Closing(final ImagePlus pixels) {
			super("closing", pixels.getProcessor());
		}

		@Override
		public ImageStack getStack() {
			if (closes) {
				closes = false;
				close();
			}
			return super.getStack();
		}
	}

	@TempDir
	private Path folder;

	private final ExecutorService threads = Executors.newFixedThreadPool(2);
	private final List<String> done = Collections.synchronizedList(new ArrayList<>());
	private final Slow first = new Slow("first");
	private final Slow second = new Slow("second");
	private ImagePlus image;

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
		image = IJ.createImage("image", "8-bit black", 20, 20, 1);
		image.show();
	}

	@AfterEach
	void end() {
		first.mayEnd.countDown();
		second.mayEnd.countDown();
		threads.shutdown();
		IJ.resetEscape();
	}

	@Test
	void whatNoCommandMayBeInTheMidstOfIsRefusedWhileOneWorks() throws Exception {
		final Future<Segmentation> working = start(first);
		first.started.await();
		assertFalse(Turn.runIfIdle(() -> done.add("refused")));
		first.mayEnd.countDown();
		working.get();
		assertTrue(Turn.runIfIdle(() -> done.add("idle")));
		assertEquals(List.of("first", "idle"), done);
	}

	@Test
	void escapeStopsTheWaiting() throws Exception {
		final Future<Segmentation> working = start(first);
		first.started.await();
		final Future<Segmentation> waiting = start(second);
		OpenDialog.waitUntil("it waits", () -> WAITING.equals(ImageJ.getStatusBarText()));
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		final ExecutionException stopped = assertThrows(ExecutionException.class, waiting::get);
		assertTrue(stopped.getCause() instanceof CancellationException, stopped::toString);
		IJ.resetEscape();
		first.mayEnd.countDown();
		working.get();
		assertEquals(List.of("first"), done);
	}

	@Test
	void theContrastOfTheRunIsWrittenThoughTheImageHasChangedSince() throws Exception {
		image.getProcessor().set(3, 3, 40);
		final Path file = folder.resolve("results.h5");
		CommandRunner.run(new Finding(() -> image.getProcessor().set(3, 3, 200)), image,
				settings().withText(CommonOptions.CONTRAST, "min-max").with(RESULTS, file.toString()));
		try (ResultsFile results = ResultsFile.open(file)) {
			assertEquals(List.of(40.0), results.planes().get(0).attributes().asMap().get("contrast_white"));
		}
	}

	@ParameterizedTest
	@CsvSource({"'', true, true", "no_image, false, true", "no_picture, true, false",
			"no_image no_picture, false, false"})
	void whatAResultsFileShallNotHoldIsLeftOut(final String options, final boolean holdsImage,
			final boolean holdsPicture) throws Exception {
		final Path file = folder.resolve("results.h5");
		CommandRunner.run(new Finding(() -> {}), image,
				SegmentSelection.DECLARATION.parse("selection=false save_results=[%s] %s".formatted(file, options),
						model -> ModelDefaults.NONE));
		try (ResultsFile results = ResultsFile.open(file)) {
			final ResultPlane plane = results.planes().get(0);
			assertEquals(holdsImage, plane.hasImage());
			assertEquals(holdsPicture, plane.hasOverlay());
			assertEquals(1, plane.mask(0).area());
		}
	}

	@Test
	void anImageThatIsClosedWhileFilesAreWrittenIsToldOfAndNoFileStays() {
		final Closing closing = new Closing(IJ.createImage("pixels", "16-bit ramp", 20, 20, 1));
		closing.show();
		final Path file = folder.resolve("results.h5");
		final Exception told = assertThrows(IllegalStateException.class, () -> CommandRunner.run(new Finding(
				() -> closing.closes = true), closing, settings().with(RESULTS, file.toString())));
		assertEquals("the image 'closing' was closed while the command worked on it", told.getMessage());
		assertFalse(Files.exists(file));
	}

	private Future<Segmentation> start(final Slow command) {
		return threads.submit(() -> CommandRunner.run(command, image, settings()));
	}

	private static Settings settings() {
		return Settings.defaults(SegmentSelection.DECLARATION.options()).with(MaskOutput.SELECTION.option(true), false);
	}
}
