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

package fiji.plugin.mobilesam.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Arrow;
import ij.gui.ImageRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.process.ColorProcessor;

/** On an image of 64 x 48 in an input of 64, whose low-res masks have an edge of 16: four image pixels each way. */
class RoiPromptsTest {

	private static final int LOW_RES = 16;

	private final ImagePlus image = IJ.createHyperStack("image", 64, 48, 1, 3, 1, 8);
	private final RoiPrompts prompts = prompts(new PlanePosition(1, 2, 1));

	private RoiPrompts prompts(final PlanePosition plane) {
		return new RoiPrompts(Planes.of(image, ContrastPolicy.AUTO), plane, new InputFit(64, 48, 64), LOW_RES);
	}

	@Test
	void aPointIsTheCentreOfItsPixelAndBetweenPixelsCountedFromThereToo() {
		final PointRoi roi = new PointRoi(new float[]{10, 20.25f}, new float[]{7, 0.75f});

		assertEquals(List.of(PointPrompt.on(10.5, 7.5), PointPrompt.on(20.75, 1.25)), prompts.of(roi).points());
	}

	@Test
	void pointsOfCounterOneAreBackground() {
		final PointRoi roi = new PointRoi(new float[]{10, 20, 30}, new float[]{7, 8, 9});
		roi.setCounters(new int[]{0, 1, 2});

		assertEquals(List.of(PointPrompt.on(10.5, 7.5), PointPrompt.beside(20.5, 8.5), PointPrompt.on(30.5, 9.5)),
				prompts.of(roi).points());
	}

	@Test
	void pointsAndLinesOfGroupOneAreBackground() {
		final PointRoi on = new PointRoi(10, 7);
		final PointRoi beside = new PointRoi(20, 8);
		beside.setGroup(RoiPrompts.BACKGROUND);
		final Line line = new Line(30, 20, 34, 20);
		line.setGroup(RoiPrompts.BACKGROUND);

		assertEquals(List.of(PointPrompt.on(10.5, 7.5), PointPrompt.beside(20.5, 8.5), PointPrompt.beside(31.5, 20.5),
				PointPrompt.beside(33.5, 20.5)), prompts.together(List.of(on, beside, line)).points());
	}

	@Test
	void pointsOfOtherPlanesAreLeftOut() {
		final PointRoi roi = new PointRoi(new float[]{10, 20, 30}, new float[]{7, 8, 9});
		// The plane is above the lowest byte, which is the counter; 0 is every plane.
		roi.setCounters(new int[]{1 << 8, 2 << 8, 0});

		assertEquals(List.of(PointPrompt.on(20.5, 8.5), PointPrompt.on(30.5, 9.5)), prompts.of(roi).points());
		roi.setCounters(new int[]{1 << 8, 1 << 8, 1 << 8});
		assertMessage("none of the 3 points of the selection is on plane c=1, z=2, t=1", roi);
	}

	@Test
	void aRectangleIsABoxByItsEdgesWithinTheImage() {
		assertEquals(PromptSet.ofBox(new BoxPrompt(5, 6, 25, 16)), prompts.of(new Roi(5, 6, 20, 10)));
		assertEquals(PromptSet.ofBox(new BoxPrompt(5.5, 6.25, 25.75, 16)), prompts.of(new Roi(5.5, 6.25, 20.25, 9.75)));
		assertEquals(PromptSet.ofBox(new BoxPrompt(0, 40, 20, 48)), prompts.of(new Roi(-10, 40, 30, 30)));
	}

	@Test
	void aLineHasPointsInTheMiddlesOfEqualParts() {
		final PolygonRoi corner = new PolygonRoi(new int[]{10, 20, 20}, new int[]{5, 5, 15}, 3, Roi.POLYLINE);
		final Line wide = new Line(10, 5, 18, 5);
		wide.setStrokeWidth(6);

		// One point for each 1/32 of the longest side, but at most ten: here they are 2 pixels apart.
		assertEquals(List.of(PointPrompt.on(11.5, 5.5), PointPrompt.on(13.5, 5.5), PointPrompt.on(15.5, 5.5),
				PointPrompt.on(17.5, 5.5)), prompts.of(wide).points());
		assertEquals(Stream.concat(Stream.of(11, 13, 15, 17, 19).map(x -> PointPrompt.on(x + 0.5, 5.5)),
				Stream.of(6, 8, 10, 12, 14).map(y -> PointPrompt.on(20.5, y + 0.5))).toList(),
				prompts.of(corner).points());
		assertEquals(10, prompts.of(new Line(0, 0, 63, 47)).points().size());
		assertEquals(2, prompts.of(new Line(3, 3, 4, 3)).points().size());
	}

	@Test
	void aFreehandLineIsFollowed() {
		final PolygonRoi line = new PolygonRoi(new float[]{2, 2, 6}, new float[]{2, 6, 6}, Roi.FREELINE);

		assertEquals(List.of(PointPrompt.on(2.5, 3.5), PointPrompt.on(2.5, 5.5), PointPrompt.on(3.5, 6.5),
				PointPrompt.on(5.5, 6.5)), prompts.of(line).points());
	}

	static Stream<Roi> areas() {
		final ShapeRoi ring = new ShapeRoi(new OvalRoi(8, 8, 32, 24)).not(new ShapeRoi(new OvalRoi(16, 16, 12, 8)));
		final Roi rounded = new Roi(8, 8, 32, 24);
		rounded.setCornerDiameter(12);
		return Stream.of(new OvalRoi(8, 8, 32, 24), ring, rounded,
				new PolygonRoi(new int[]{8, 40, 24}, new int[]{8, 8, 32}, 3, Roi.POLYGON),
				new PolygonRoi(new int[]{8, 40, 24}, new int[]{8, 8, 32}, 3, Roi.TRACED_ROI),
				new RotatedRectRoi(10, 20, 38, 20, 16));
	}

	@ParameterizedTest
	@MethodSource("areas")
	void otherAreasAreTheBoxOfTheirPixelsAndAMaskPrompt(final Roi roi) {
		final PromptSet prompt = prompts.of(roi);
		final float[] logits = prompt.mask().orElseThrow().logits();

		assertTrue(prompt.points().isEmpty());
		assertEquals(
				MaskRois.mask(roi, 64, 48).bounds().map(BoxPrompt::of),
				prompt.box());
		for (int y = 0; y < LOW_RES; y++) {
			for (int x = 0; x < LOW_RES; x++) {
				final int covered = covered(roi, 4 * x, 4 * y);
				if (covered != 8)
					assertEquals(covered > 8, logits[y * LOW_RES + x] > 0, "low-res pixel " + x + ", " + y);
			}
		}
	}

	private static int covered(final Roi roi, final int left, final int top) {
		int pixels = 0;
		for (int i = 0; i < 16; i++) if (MaskRois.mask(roi, 64, 64).contains(left + i % 4, top + i / 4)) pixels++;
		return pixels;
	}

	@Test
	void severalSelectionsTogetherDescribeOneObject() {
		final PointRoi beside = new PointRoi(40, 40);
		beside.setGroup(RoiPrompts.BACKGROUND);

		final PromptSet boxes = prompts.together(List.of(new Roi(4, 4, 8, 8), beside, new Roi(20, 2, 10, 30)));
		final PromptSet mixed = prompts.together(List.of(new Roi(4, 4, 8, 8), new OvalRoi(20, 20, 8, 8)));

		assertEquals(new PromptSet(List.of(PointPrompt.beside(40.5, 40.5)), Optional.of(new BoxPrompt(4, 2, 30, 32)),
				Optional.empty()), boxes);
		assertEquals(new BoxPrompt(4, 4, 28, 28), mixed.box().orElseThrow());
		final float[] logits = mixed.mask().orElseThrow().logits();
		assertTrue(logits[1 * LOW_RES + 1] > 0 && logits[5 * LOW_RES + 5] > 0 && logits[3 * LOW_RES + 3] < 0,
				Arrays.toString(logits));
	}

	@Test
	void whatIsNoPromptIsSaidInWords() {
		final PointRoi beside = new PointRoi(5, 5);
		beside.setGroup(RoiPrompts.BACKGROUND);

		assertMessage("Text selection: is no prompt", new TextRoi(3, 3, "cell"));
		assertMessage("Arrow selection: is no prompt", new Arrow(1, 1, 9, 9));
		assertMessage("Image selection: is no prompt", new ImageRoi(1, 1, new ColorProcessor(3, 3)));
		assertMessage("Angle selection: is no prompt",
				new PolygonRoi(new int[]{1, 5, 9}, new int[]{1, 5, 1}, 3, Roi.ANGLE));
		assertMessage("only background points", beside);
		assertMessage("point (64.0, 5.0) is outside the image of 64 x 48", new PointRoi(64, 5));
		assertMessage("Oval selection: covers no pixel of the image of 64 x 48", new OvalRoi(70, 5, 10, 10));
		assertMessage("Rectangle selection: covers no pixel", new Roi(-20, 5, 10, 10));
	}

	private void assertMessage(final String part, final Roi roi) {
		final String message = assertThrows(IllegalArgumentException.class, () -> prompts.of(roi)).getMessage();
		assertTrue(message.contains(part), message);
	}
}
