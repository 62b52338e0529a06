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
package fiji.plugin.mobilesam;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagej.ContrastPolicy;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ShortProcessor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/** The facade with the model that ships, on a drawn image of two bright discs. */
class MobileSamTest {

	private static final int WIDTH = 200;
	private static final int HEIGHT = 150;
	private static final PromptSet LEFT_CLICK = PromptSet.ofPoints(PointPrompt.on(60, 70));
	private static final PromptSet RIGHT_CLICK = PromptSet.ofPoints(PointPrompt.on(145, 90));
	private static final PromptSet RIGHT_BOX = PromptSet.ofBox(new BoxPrompt(129, 74, 161, 106));

	private static MobileSam sam;
	private static EncodedImage image;
	private static BinaryMask left;
	private static BinaryMask right;

	@BeforeAll
	static void encode() throws IOException {
		left = disc(60, 70, 22);
		right = disc(145, 90, 16);
		final byte[] a = left.toBytes((byte) 180);
		final byte[] b = right.toBytes((byte) 180);
		final byte[] rgb = new byte[3 * WIDTH * HEIGHT];
		for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) (20 + (a[i / 3] & 255) + (b[i / 3] & 255));
		sam = MobileSam.open("nano", RuntimeOptions.DEFAULT);
		image = sam.encode(new RgbImage(WIDTH, HEIGHT, rgb), Progress.NONE);
	}

	@AfterAll
	static void close() {
		sam.close();
	}

	private static BinaryMask disc(final int x, final int y, final int radius) {
		final BinaryMask.Builder mask = BinaryMask.builder(WIDTH, HEIGHT);
		for (int row = y - radius; row <= y + radius; row++) {
			final int half = (int) Math.sqrt(radius * radius - (row - y) * (row - y));
			mask.addRun(row, x - half, x + half + 1);
		}
		return mask.build();
	}

	private static void assertCovers(final BinaryMask truth, final MaskRecord record) {
		final double iou = truth.iou(record.mask());
		assertTrue(iou > 0.7, "IoU with the drawn disc is " + iou);
	}

	@Test
	void aClickOnADiscGivesTheDisc() throws IOException {
		assertCovers(left, EncodedImage.best(image.predict(LEFT_CLICK)));
	}

	@Test
	void aBoxAroundADiscGivesTheDisc() throws IOException {
		assertCovers(right, EncodedImage.best(image.predict(RIGHT_BOX)));
	}

	@Test
	void encodesThePlaneThatAnImageOf16BitsShows() throws IOException {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (final BinaryMask disc : List.of(left, right)) {
			final ShortProcessor plane = new ShortProcessor(WIDTH, HEIGHT);
			disc.forEachRun((y, from, to) -> {
				for (int x = from; x < to; x++) plane.set(x, y, 3000);
			});
			stack.addSlice(plane);
		}
		final ImagePlus discs = new ImagePlus("discs", stack);
		discs.setSlice(2);
		final byte[] white = right.toBytes((byte) 255);
		final byte[] rgb = new byte[3 * WIDTH * HEIGHT];
		for (int i = 0; i < rgb.length; i++) rgb[i] = white[i / 3];
		assertEquals(sam.encode(new RgbImage(WIDTH, HEIGHT, rgb), Progress.NONE).predict(RIGHT_CLICK).get(0).mask(),
				sam.encode(discs, ContrastPolicy.AUTO, Progress.NONE).predict(RIGHT_CLICK).get(0).mask());
	}

	@Test
	void imagesOfImgLib2AreSeenAsTheSameImagesOfImageJ() throws IOException {
		final short[] values = new short[WIDTH * HEIGHT];
		final byte[] discs = left.toBytes((byte) 1);
		for (int i = 0; i < values.length; i++) values[i] = (short) (500 + 90 * discs[i] + i % 7);
		final ImagePlus imagej = new ImagePlus("disc", new ShortProcessor(WIDTH, HEIGHT, values, null));
		final Img<UnsignedShortType> imglib = ArrayImgs.unsignedShorts(values, WIDTH, HEIGHT);
		for (final ContrastPolicy contrast : List.of(ContrastPolicy.AUTO, ContrastPolicy.MIN_MAX))
			assertEquals(sam.encode(imagej, contrast, Progress.NONE).predict(LEFT_CLICK).get(0).mask(), sam.encode(
					imglib, contrast, Progress.NONE).predict(LEFT_CLICK).get(0).mask());
		assertThrows(IllegalArgumentException.class, () -> sam.encode(imglib, new ContrastPolicy.Raw(), Progress.NONE));
		final AmgOptions options = sam.suitedOptions().withPointsPerSide(6).withPredIouThresh(0);
		final List<MaskRecord> all = sam.segmentEverything(imglib, ContrastPolicy.AUTO, options, Progress.NONE);
		assertEquals(sam.segmentEverything(imagej, ContrastPolicy.AUTO, options, Progress.NONE), all);
		assertTrue(all.stream().anyMatch(record -> left.iou(record.mask()) > 0.7));
	}

	@Test
	void promptsOfDifferingKindsAreAnsweredInTheirOrder() throws IOException {
		final List<List<MaskRecord>> answers = image.predict(List.of(LEFT_CLICK, RIGHT_BOX, RIGHT_CLICK),
				PredictOptions.DEFAULT, Progress.NONE);
		assertEquals(List.of(LEFT_CLICK, RIGHT_BOX, RIGHT_CLICK),
				answers.stream().map(a -> a.get(0).prompt()).toList());
		assertCovers(left, answers.get(0).get(0));
		assertCovers(right, answers.get(1).get(0));
		assertCovers(right, answers.get(2).get(0));
	}

	@Test
	void logitsComeOnRequestOnly() throws IOException {
		final MaskRecord without = image.predict(LEFT_CLICK).get(0);
		assertEquals(Optional.empty(), without.logits());
		final MaskRecord with = image.predict(List.of(LEFT_CLICK), PredictOptions.DEFAULT.withLogits(), Progress.NONE)
				.get(0).get(0);
		assertEquals(image.predictor().lowResSize(), with.logits().orElseThrow().size());
	}

	@Test
	void anUnknownModelIsAnErrorThatListsThoseThereAre() {
		final IOException e = assertThrows(IOException.class, () -> MobileSam.open("nanoo", RuntimeOptions.DEFAULT));
		assertTrue(e.getMessage().contains("'nanoo'") && e.getMessage().contains(" nano, "), e.getMessage());
	}

	@Test
	void closingTwiceIsHarmlessAndUsingAfterwardsAnError() throws IOException {
		final MobileSam closed = MobileSam.open("nano", RuntimeOptions.DEFAULT);
		final RgbImage pixel = new RgbImage(1, 1, new byte[3]);
		final EncodedImage encoded = closed.encode(pixel, Progress.NONE);
		closed.close();
		assertDoesNotThrow(closed::close);
		assertThrows(IllegalStateException.class, () -> closed.encode(pixel, Progress.NONE));
		assertThrows(IllegalStateException.class, () -> encoded.predict(LEFT_CLICK));
	}
}
