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
 * <li>from a click to the mask on the screen, over a call of the decoder alone, in turn: where the mouse had rested, as it
 * does over what a hand clicks on; where a hand holds the button down for a moment, counted from its release; and where
 * mouse and button come and go at once, counted from the press. The clock stops when the screen has drawn the mask, as
 * {@link MaskWatch} sees it.
 * </ul>
 * With a network of MobileSAM's size with random weights, and with the model that ships. Needs a display.
 */
public final class ToolBenchmark {

	private static final int SIDE = 1024;
	/** Of a random network that has masks of the size of cells. */
	private static final long SEED = 10;
	/** Where its mask is some 120 pixels across. */
	private static final Point SMALL = new Point(912, 712);
	/** Where its mask goes all over the image. */
	private static final Point LARGE = new Point(512, 512);
	/** In one of the image's discs. */
	private static final Point DISC = new Point(515, 132);
	private static final int ENCODINGS = 6;
	private static final int CLICKS = 31;
	/** How long a mouse rests before a click, and how long a hand holds the button down. */
	private static final int REST_MS = 250;
	private static final int HOLD_MS = 70;
	/** Screen pixels around a point that its mark may cover. */
	private static final int MARK = 12;
	/** Screen pixels around one that change with it where it is inside the mask. */
	private static final int INSIDE = 3;

	private final ImagePlus image = new ImagePlus("discs", new ColorProcessor(SIDE, SIDE));
	private final Robot robot = new Robot();
	private final MaskWatch masks = MaskWatch.install(robot);
	/** Of the image, where the user clicks. */
	private Point object;
	/** Of the screen, inside the mask but not on the mark of the point; null until it is known. */
	private Point inMask;
	/** The colour that it has then. */
	private Color masked;

	private ToolBenchmark() throws AWTException {
		// For the robot.
	}

	/** @param arguments none */
	public static void main(final String[] arguments) {
		// The windows of ImageJ would keep Java from ending, also after a failure.
		try {
			measureAll();
			System.exit(0);
		} catch (final Exception e) {
			e.printStackTrace();
			System.exit(1);
		}
	}

	private static void measureAll() throws Exception {
		final Path folder = Files.createTempDirectory("mobilesam-benchmark");
		try {
			RunningImageJ.fresh();
			final ToolBenchmark benchmark = new ToolBenchmark();
			benchmark.show();
			final Path random = random(folder);
			benchmark.measure("network of MobileSAM's size with random weights, a small mask", random, SMALL);
			benchmark.measure("the same network, a large mask", random, LARGE);
			benchmark.measure("nano", Path.of("models/nano"), DISC);
		} finally {
			try (Stream<Path> files = Files.walk(folder)) {
				for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
			}
		}
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

	private void measure(final String name, final Path model, final Point at) throws Exception {
		object = at;
		options(model, false);
		final ToolUser user = new ToolUser(image);
		System.out.printf("%s, zoom %.2f%n", name, image.getCanvas().getMagnification());
		inMask = pixelInMask(user);
		cancel(user);
		try (RawSession decoder = new RawSession(model.resolve("decoder.onnx"), Runtime.getRuntime()
				.availableProcessors(), 2)) {
			timeClicks("click at once", user, decoder.call(), () -> click(user));
			timeClicks("button held", user, decoder.call(), () -> clickByHand(user));
			options(model, true);
			timeClicks("mouse at rest", user, decoder.call(), () -> clickAfterRest(user));
			options(model, false);
		}
		try (EventThreadWatch watch = new EventThreadWatch()) {
			Thread.sleep(2000);
			System.out.println("at rest: " + watch.report());
			for (int i = 0; i < ENCODINGS; i++) {
				image.getProcessor().set(0, 0, i);
				image.updateAndDraw();
				click(user);
				cancel(user);
			}
			System.out.printf("while %d planes are encoded: %s%n", ENCODINGS, watch.report());
			for (int i = 0; i < CLICKS; i++) {
				click(user);
				cancel(user);
			}
			System.out.printf("while the user clicks %d times: %s%n", CLICKS, watch.report());
		}
	}

	private static void options(final Path model, final boolean hover) {
		IJ.run("MobileSAM Tool Options...", "model=[%s] hover=%b".formatted(model.toAbsolutePath(), hover));
	}

	/** Shows a mask by the mouse, in seconds. */
	@FunctionalInterface
	private interface Click {

		double seconds() throws Exception;
	}

	private void timeClicks(final String how, final ToolUser user, final Work raw, final Click click) throws Exception {
		final List<Double> clicks = new ArrayList<>();
		final List<Double> raws = new ArrayList<>();
		for (int turn = -2; turn < CLICKS; turn++) {
			final double ours = click.seconds();
			cancel(user);
			final double theirs = Timing.of(raw).seconds();
			if (turn < 0) continue;
			clicks.add(ours);
			raws.add(theirs);
		}
		print(how + ", median", clicks, raws, 2);
		print(how + ", fastest tenth", clicks, raws, 10);
	}

	private static void print(final String what, final List<Double> clicks, final List<Double> raws, final int part) {
		final double ours = 1000 * quantile(clicks, part);
		final double theirs = 1000 * quantile(raws, part);
		System.out.printf("%s: mask on the screen after %.1f ms, the decoder alone %.1f ms, ratio %.2f%n", what, ours,
				theirs, ours / theirs);
	}

	private static double quantile(final List<Double> seconds, final int part) {
		return seconds.stream().sorted().skip(seconds.size() / part).findFirst().orElseThrow();
	}

	private double click(final ToolUser user) throws Exception {
		masks.begin(user, inMask, masked);
		final long pressed = System.nanoTime();
		user.click(object.x, object.y);
		return (masks.shown() - pressed) / 1e9;
	}

	private double clickByHand(final ToolUser user) throws Exception {
		masks.begin(user, inMask, masked);
		user.press(object.x, object.y);
		Thread.sleep(HOLD_MS);
		final long released = System.nanoTime();
		user.release(object.x, object.y);
		return (masks.shown() - released) / 1e9;
	}

	private double clickAfterRest(final ToolUser user) throws Exception {
		user.move(object.x, object.y);
		Thread.sleep(REST_MS);
		return click(user);
	}

	/** Finds a pixel of the screen that the mask changes. */
	private Point pixelInMask(final ToolUser user) throws Exception {
		// ImageJ may lay out the window anew.
		user.click(object.x, object.y);
		user.waitForMask();
		cancel(user);
		final Rectangle canvas = new Rectangle(image.getCanvas().getLocationOnScreen(), image.getCanvas().getSize());
		final BufferedImage without = robot.createScreenCapture(canvas);
		user.click(object.x, object.y);
		user.waitForMask();
		settle();
		final BufferedImage with = robot.createScreenCapture(canvas);
		final Point mark = new Point(image.getCanvas().screenX(object.x), image.getCanvas().screenY(object.y));
		for (int y = 0; y < canvas.height; y++)
			for (int x = 0; x < canvas.width; x++)
				if (mark.distance(x, y) > MARK && isInside(with, without, x, y)) {
					masked = new Color(with.getRGB(x, y));
					return new Point(canvas.x + x, canvas.y + y);
				}
		throw new IllegalStateException("the mask is not seen");
	}

	private static boolean isInside(final BufferedImage with, final BufferedImage without, final int x, final int y) {
		if (x < INSIDE || y < INSIDE || x >= with.getWidth() - INSIDE || y >= with.getHeight() - INSIDE) return false;
		for (int dy = -INSIDE; dy <= INSIDE; dy++)
			for (int dx = -INSIDE; dx <= INSIDE; dx++)
				if (!MaskWatch.differ(new Color(with.getRGB(x + dx, y + dy)),
						new Color(without.getRGB(x + dx, y + dy))))
					return false;
		return true;
	}

	private static void settle() throws InterruptedException {
		Thread.sleep(500);
	}

	private void cancel(final ToolUser user) throws Exception {
		user.key(KeyEvent.VK_ESCAPE);
		settle();
	}
}
