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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * Every command on images of every kind gives what the engine gives for the picture that ImageJ draws, at the right
 * place in the stack.
 */
@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class ImageKindsDisplayTest {

	private static MobileSam engine;

	private ImageKind kind;
	private ImagePlus image;
	private EncodedImage encoded;

	@BeforeAll
	static void loadModel() throws IOException {
		engine = MobileSam.open("nano", RuntimeOptions.DEFAULT);
	}

	@AfterAll
	static void closeModel() {
		engine.close();
	}

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
	}

	@ParameterizedTest
	@EnumSource
	void aSelectionBecomesItsMaskInEveryFormOfOutput(final ImageKind shown) throws IOException {
		show(shown);
		image.setRoi(new Roi(43, 44, 34, 33));
		final MaskRecord expected = best(PromptSet.ofBox(new BoxPrompt(43, 44, 77, 77)));
		IJ.runMacro("run('Segment Selection', 'contrast=display roi_manager overlay label_image binary_mask table');");
		assertEquals(expected.mask(), mask(image.getRoi()));
		assertIsMask(expected, "mask-0001", "box=43.0,44.0,77.0,77.0", image.getOverlay().get(0));
		assertIsMask(expected, "mask-0001", "box=43.0,44.0,77.0,77.0", RoiManager.getInstance().getRoi(0));
		assertArrayEquals(expected.mask().toBytes((byte) 1), bytes(result("labels").getProcessor()));
		assertArrayEquals(expected.mask().toBytes((byte) 255), bytes(result("mask").getProcessor()));
		assertIsInTable(expected);
	}

	@ParameterizedTest
	@EnumSource
	void everythingIsWhatTheGeneratorFinds(final ImageKind shown) throws IOException {
		show(shown);
		final List<MaskRecord> expected = engine.segmentEverything(drawn(), AmgOptions.DEFAULTS.with(engine.manifest()
				.defaults().parameters()).withPointsPerSide(12), Progress.NONE);
		assertTrue(expected.size() >= ImageKind.discs().size(), expected.size() + " masks");
		IJ.runMacro("run('Segment Everything...', 'contrast=display points_per_side=12 label_image planes=all');");
		final RoiManager manager = RoiManager.getInstance();
		assertEquals(expected.size(), manager.getCount());
		for (int i = 0; i < expected.size(); i++)
			assertIsMask(expected.get(i), "mask-%04d".formatted(i + 1), null, manager.getRoi(i));
		final ImagePlus labels = WindowManager.getImage(title() + "-labels");
		final PlanePosition plane = kind.plane();
		final int channels = plane.c() == PlanePosition.ALL_CHANNELS ? 1 : image.getNChannels();
		assertArrayEquals(new int[]{ImageKind.WIDTH, ImageKind.HEIGHT, channels, image.getNSlices(), image
				.getNFrames()}, labels.getDimensions());
		final int index = labels.getStackIndex(Math.max(1, plane.c()), plane.z(), plane.t());
		for (int i = 1; i <= labels.getStackSize(); i++)
			assertArrayEquals(i == index ? painted(expected) : new byte[ImageKind.WIDTH * ImageKind.HEIGHT],
					bytes(labels.getStack().getProcessor(i)), "plane " + i);
	}

	@ParameterizedTest
	@EnumSource
	void eachSelectionOfTheManagerBecomesItsMask(final ImageKind shown) throws IOException {
		show(shown);
		final RoiManager manager = RoiManager.getRoiManager();
		final List<PromptSet> prompts = new ArrayList<>();
		for (final Roi disc : ImageKind.discs()) {
			final int x = (int) disc.getContourCentroid()[0];
			final int y = (int) disc.getContourCentroid()[1];
			image.setRoi(new PointRoi(x, y));
			IJ.run("Add to Manager");
			prompts.add(PromptSet.ofPoints(PointPrompt.on(x + 0.5, y + 0.5)));
		}
		final Roi[] before = manager.getRoisAsArray();
		IJ.runMacro("run('Segment ROI Manager', 'contrast=display');");
		assertArrayEquals(before, IntStream.range(0, before.length).mapToObj(manager::getRoi).toArray());
		assertEquals(2 * before.length, manager.getCount());
		for (int i = 0; i < before.length; i++)
			assertIsMask(best(prompts.get(i)), before[i].getName() + "-mask", null, manager.getRoi(before.length + i));
	}

	@ParameterizedTest
	@EnumSource
	void aMaskIsCorrectedByItsPixelsAndPoints(final ImageKind shown) throws IOException {
		show(shown);
		final Roi wrong = new Roi(40, 40, 130, 80);
		image.setRoi(wrong);
		final LowResMask pixels = LowResMask.of(mask(wrong), encoded.predictor().fit(), encoded.predictor()
				.lowResSize());
		final MaskRecord expected = best(new PromptSet(List.of(PointPrompt.on(60.5, 60.5), PointPrompt.beside(150.5,
				100.5)), Optional.empty(), Optional.of(pixels)));
		IJ.runMacro("run('Refine Mask', 'contrast=display points=60,60 background=150,100 overlay label_image');");
		assertEquals(expected.mask(), mask(image.getRoi()));
		assertIsMask(expected, "mask-0001", "point=60.5,60.5,1 point=150.5,100.5,0 mask", image.getOverlay().get(0));
		assertArrayEquals(expected.mask().toBytes((byte) 1), bytes(result("labels").getProcessor()));
	}

	private void show(final ImageKind shown) throws IOException {
		kind = shown;
		image = kind.show();
		encoded = engine.encode(drawn(), Progress.NONE);
	}

	/** The picture that ImageJ makes of the plane shown. */
	private RgbImage drawn() {
		image.updateImage();
		final int[] colours = (int[]) new ColorProcessor(image.getImage()).getPixels();
		final byte[] rgb = new byte[3 * colours.length];
		for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) (colours[i / 3] >> 16 - 8 * (i % 3));
		return new RgbImage(ImageKind.WIDTH, ImageKind.HEIGHT, rgb);
	}

	private MaskRecord best(final PromptSet prompt) throws IOException {
		return EncodedImage.best(encoded.predict(prompt));
	}

	private String title() {
		return image.getTitle();
	}

	/** The single image of this kind of result, with the image's calibration and its place in the stack. */
	private ImagePlus result(final String suffix) {
		final ImagePlus result = WindowManager.getImage(title() + "-" + suffix);
		final Calibration calibration = result.getCalibration();
		assertEquals(image.getCalibration().pixelWidth, calibration.pixelWidth);
		assertEquals(image.getCalibration().pixelHeight, calibration.pixelHeight);
		assertEquals(image.getCalibration().xOrigin, calibration.xOrigin);
		assertEquals(image.getCalibration().getUnit(), calibration.getUnit());
		final PlanePosition plane = kind.plane();
		assertEquals(kind.isStack() ? "c=%d z=%d t=%d".formatted(plane.c(), plane.z(), plane.t()) : null, result
				.getProp("Position"));
		return result;
	}

	/** @param prompt as its property tells it, null for any */
	private void assertIsMask(final MaskRecord expected, final String name, final String prompt, final Roi roi) {
		assertEquals(expected.mask(), mask(roi));
		assertEquals(name, roi.getName());
		assertEquals(0, roi.getGroup());
		assertEquals(Double.toString(expected.predictedIou()), roi.getProperty("predicted_iou"));
		assertEquals(Double.toString(expected.stabilityScore()), roi.getProperty("stability_score"));
		assertEquals("nano", roi.getProperty("model"));
		if (prompt != null) assertEquals(prompt, roi.getProperty("prompt"));
		final PlanePosition plane = kind.plane();
		assertEquals(kind.isHyperstack(), roi.hasHyperStackPosition());
		if (kind.isHyperstack())
			assertEquals(List.of(plane.c(), plane.z(), plane.t()), List.of(roi.getCPosition(), roi
					.getZPosition(), roi.getTPosition()));
		else
			assertEquals(kind == ImageKind.STACK ? plane.z() : 0, roi.getPosition());
	}

	private void assertIsInTable(final MaskRecord expected) {
		final ResultsTable table = ResultsTable.getResultsTable("Masks of " + title());
		final Calibration calibration = image.getCalibration();
		final PlanePosition plane = kind.plane();
		assertEquals(1, table.size());
		assertEquals(expected.mask().area() * calibration.pixelWidth * calibration.pixelHeight, table.getValue("Area",
				0), 1e-6);
		assertEquals(calibration.getX(expected.mask().bounds().orElseThrow().left()), table.getValue("BX", 0), 1e-6);
		assertEquals(expected.predictedIou(), table.getValue("predicted_iou", 0));
		assertEquals(List.of(plane.c(), plane.z(), plane.t()), List.of((int) table.getValue("Ch", 0), (int) table
				.getValue("Slice", 0), (int) table.getValue("Frame", 0)));
	}

	/** Labels of an image in which the mask of the higher predicted IoU has what several cover. */
	private static byte[] painted(final List<MaskRecord> records) {
		final byte[] labels = new byte[ImageKind.WIDTH * ImageKind.HEIGHT];
		for (int i = 0; i < labels.length; i++) {
			double highest = -1;
			for (int label = 1; label <= records.size(); label++) {
				final MaskRecord record = records.get(label - 1);
				if (!record.mask().contains(i % ImageKind.WIDTH, i / ImageKind.WIDTH) || record
						.predictedIou() <= highest)
					continue;
				highest = record.predictedIou();
				labels[i] = (byte) label;
			}
		}
		return labels;
	}

	private static BinaryMask mask(final Roi roi) {
		return MaskRois.mask(roi, ImageKind.WIDTH, ImageKind.HEIGHT);
	}

	private static byte[] bytes(final ImageProcessor pixels) {
		final byte[] bytes = new byte[pixels.getPixelCount()];
		for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) pixels.getf(i);
		return bytes;
	}
}
