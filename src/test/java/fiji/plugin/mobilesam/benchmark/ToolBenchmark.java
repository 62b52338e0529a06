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

package fiji.plugin.mobilesam.benchmark;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.benchmark.Timing.Work;
import fiji.plugin.mobilesam.commands.RunningImageJ;
import fiji.plugin.mobilesam.convert.RandomNetwork;
import fiji.plugin.mobilesam.image.PixelNormalization;
import fiji.plugin.mobilesam.model.ModelDefaults;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.model.ModelNetworks;
import fiji.plugin.mobilesam.tool.ToolUser;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ColorProcessor;

/**
 * What a user feels of the toolbar's tool in a running ImageJ, on an image of 1024 x 1024:
 * <ul>
 * <li>how long events wait for the event thread while planes are encoded and while the user clicks;
 * <li>from a click to the mask on the screen, over a call of the decoder alone, in turn.
 * </ul>
 * With a network of MobileSAM's size with random weights, and with the model that ships. Needs a display.
 */
public final class ToolBenchmark {

	private static final int SIDE = 1024;
	private static final long SEED = 3;
	private static final int ENCODINGS = 6;
	private static final int CLICKS = 31;
	private static final long POLL_NS = 200_000;
	/** Screen pixels around a point that its mark may cover. */
	private static final int MARK = 12;

	private final ImagePlus image = new ImagePlus("discs", new ColorProcessor(SIDE, SIDE));
	private final Robot robot = new Robot();
	/** Of the screen, inside the mask but not on the mark of the point; null until it is known. */
	private Point inMask;

	private ToolBenchmark() throws AWTException {
		// For the robot.
	}

	/** @param arguments none */
	public static void main(final String[] arguments) throws Exception {
		final Path folder = Files.createTempDirectory("mobilesam-benchmark");
		try {
			RunningImageJ.fresh();
			final ToolBenchmark benchmark = new ToolBenchmark();
			benchmark.show();
			benchmark.measure("network of MobileSAM's size with random weights", random(folder));
			benchmark.measure("nano", Path.of("models/nano"));
		} finally {
			try (Stream<Path> files = Files.walk(folder)) {
				for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
			}
		}
		System.exit(0);
	}

	private static Path random(final Path folder) throws Exception {
		final ModelNetworks networks = RandomNetwork.writeOurs(folder, SEED);
		Files.writeString(folder.resolve(ModelManifest.FILE_NAME), new ModelManifest("random", "random", "none", "none",
				SIDE, PixelNormalization.SAM, Optional.of(networks), ModelDefaults.NONE, Optional.empty()).toJson());
		return folder;
	}

	private void show() throws Exception {
		final byte[] rgb = SyntheticImage.of(SIDE, SIDE).rgb();
		for (int i = 0; i < SIDE * SIDE; i++)
			image.getProcessor().set(i, (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | rgb[3 * i + 2] & 255);
		image.show();
		IJ.run("MobileSAM Tool");
	}

	private void measure(final String name, final Path model) throws Exception {
		IJ.run("MobileSAM Tool Options...", "model=[" + model.toAbsolutePath() + "] hover=false");
		final ToolUser user = new ToolUser(image);
		final Work click = () -> click(user);
		System.out.printf("%s, zoom %.2f%n", name, image.getCanvas().getMagnification());
		inMask = pixelInMask(user);
		cancel(user);
		timeClicks(user, click, model);
		try (EventThreadWatch watch = new EventThreadWatch()) {
			Thread.sleep(2000);
			System.out.println("at rest: " + watch.report());
			for (int i = 0; i < ENCODINGS; i++) {
				image.getProcessor().set(0, 0, i);
				image.updateAndDraw();
				click.run();
				cancel(user);
			}
			System.out.printf("while %d planes are encoded: %s%n", ENCODINGS, watch.report());
			for (int i = 0; i < CLICKS; i++) {
				click.run();
				cancel(user);
			}
			System.out.printf("while the user clicks %d times: %s%n", CLICKS, watch.report());
		}
	}

	private void timeClicks(final ToolUser user, final Work click, final Path model) throws Exception {
		final List<Timing> clicks = new ArrayList<>();
		final List<Timing> raws = new ArrayList<>();
		try (RawSession decoder = new RawSession(model.resolve("decoder.onnx"), Runtime.getRuntime()
				.availableProcessors(), 2)) {
			final Work raw = decoder.call();
			for (int turn = -2; turn < CLICKS; turn++) {
				final Timing ours = Timing.of(click);
				cancel(user);
				final Timing theirs = Timing.of(raw);
				if (turn < 0) continue;
				clicks.add(ours);
				raws.add(theirs);
			}
		}
		print("median", clicks, raws, 2);
		print("fastest tenth", clicks, raws, 10);
	}

	private static void print(final String what, final List<Timing> clicks, final List<Timing> raws, final int part) {
		final double ours = 1000 * quantile(clicks, part);
		final double theirs = 1000 * quantile(raws, part);
		System.out.printf("click to mask on the screen, %s: %.1f ms, the decoder alone %.1f ms, ratio %.2f%n", what,
				ours, theirs, ours / theirs);
	}

	private static double quantile(final List<Timing> timings, final int part) {
		return timings.stream().mapToDouble(Timing::seconds).sorted().skip(timings.size() / part).findFirst()
				.orElseThrow();
	}

	/** Clicks, and waits until the mask is on the screen. */
	private void click(final ToolUser user) throws Exception {
		final Color before = robot.getPixelColor(inMask.x, inMask.y);
		user.click(SIDE / 3, SIDE / 2);
		// The robot holds up drawing, so it looks only when there is something to see.
		while (user.layers().stream().noneMatch(name -> name.contains("mask"))) LockSupport.parkNanos(POLL_NS);
		while (robot.getPixelColor(inMask.x, inMask.y).equals(before)) LockSupport.parkNanos(POLL_NS);
	}

	/** Finds a pixel of the screen that the mask changes. */
	private Point pixelInMask(final ToolUser user) throws Exception {
		settle();
		final Rectangle canvas = new Rectangle(image.getCanvas().getLocationOnScreen(), image.getCanvas().getSize());
		final BufferedImage without = robot.createScreenCapture(canvas);
		user.click(SIDE / 3, SIDE / 2);
		user.waitForMask();
		settle();
		final BufferedImage with = robot.createScreenCapture(canvas);
		final Point mark = new Point(image.getCanvas().screenX(SIDE / 3), image.getCanvas().screenY(SIDE / 2));
		for (int y = 0; y < canvas.height; y++)
			for (int x = 0; x < canvas.width; x++)
				if (with.getRGB(x, y) != without.getRGB(x, y) && mark.distance(x, y) > MARK)
					return new Point(canvas.x + x, canvas.y + y);
		throw new IllegalStateException("the mask is not seen");
	}

	private static void settle() throws InterruptedException {
		Thread.sleep(500);
	}

	private void cancel(final ToolUser user) throws Exception {
		user.key(KeyEvent.VK_ESCAPE);
		settle();
	}
}
