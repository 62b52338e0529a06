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
package fiji.plugin.mobilesam.amg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.GoldenFile;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.CocoRle;
import fiji.plugin.mobilesam.mask.PublishedBox;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;

/**
 * The generator against the published algorithm in PyTorch, both driven by one toy network: in PyTorch there, as ONNX
 * files in ONNX Runtime here. The cases, made by {@code make_goldens.py}, use every published parameter.
 */
class ReferenceTest {

	/** The runtimes round differently, which may move a pixel whose logit is a threshold to seven digits. */
	private static final double LEAST_IOU = 0.999;
	private static final double SCORE_TOLERANCE = 1e-4;

	record Case(String name, String image, Map<String, Double> parameters, List<Mask> masks) {

		@Override
		public String toString() {
			return name + " " + parameters;
		}
	}

	record Mask(double predictedIou, double stabilityScore, long area, int[] bbox, int[] cropBox, double[] point,
			String counts) {
	}

	private static SamModel model;

	@BeforeAll
	static void openToy() throws IOException, URISyntaxException {
		final Path folder = Path.of(ReferenceTest.class.getResource("/amg/toy").toURI());
		model = SamModel.open(ModelFolder.open(folder), RuntimeOptions.DEFAULT);
	}

	@AfterAll
	static void closeToy() {
		model.close();
	}

	static List<Case> cases() {
		return GoldenFile.read("/amg/cases.json", Case[].class);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void findsTheMasksOfTheReferenceInItsOrder(final Case expected) throws IOException {
		final RgbImage image = TestImages.read("/amg/" + expected.image);
		final List<MaskRecord> found = new MaskGenerator(model, Runnable::run).generate(image, AmgOptions.DEFAULTS.with(
				expected.parameters), Progress.NONE);
		for (int i = 0; i < Math.min(found.size(), expected.masks.size()); i++)
			assertSame(expected.masks.get(i), found.get(i), "mask " + i);
		assertEquals(expected.masks.size(), found.size(), "number of masks");
	}

	private static void assertSame(final Mask expected, final MaskRecord found, final String which) {
		final BinaryMask mask = found.mask();
		final BinaryMask expectedMask = CocoRle.decode(mask.width(), mask.height(), expected.counts);
		final double iou = expectedMask.iou(mask);
		assertTrue(iou >= LEAST_IOU,
				() -> "%s has IoU %s with the reference: %s, expected %s".formatted(which, iou, found,
						expected));
		assertEquals(expected.area, expectedMask.area(), which + ": area of the golden mask");
		assertEquals(expected.predictedIou, found.predictedIou(), SCORE_TOLERANCE, which + ": predicted IoU");
		assertEquals(expected.stabilityScore, found.stabilityScore(), SCORE_TOLERANCE, which + ": stability score");
		final PublishedBox box = PublishedBox.of(mask);
		assertArrayEquals(expected.bbox, new int[]{box.x(), box.y(), box.width(), box.height()}, which + ": box");
		assertArrayEquals(expected.cropBox, new int[]{found.cropBox().left(), found.cropBox().top(), found.cropBox()
				.width(), found.cropBox().height()}, which + ": crop box");
		assertEquals(1, found.prompt().points().size());
		assertEquals(expected.point[0], found.prompt().points().get(0).x(), 1e-9, which + ": x of the point");
		assertEquals(expected.point[1], found.prompt().points().get(0).y(), 1e-9, which + ": y of the point");
	}
}
