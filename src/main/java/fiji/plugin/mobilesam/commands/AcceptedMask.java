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

import java.util.List;

import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.imagej.RoiStyle;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.MacroRecord;
import fiji.plugin.mobilesam.settings.MaskChoice;
import fiji.plugin.mobilesam.settings.Settings;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;

/**
 * A mask that was made with the toolbar's tool and is kept. The recorder gets the lines that make it again, those of
 * <em>Segment Selection</em>.
 *
 * @param image that it lies on
 * @param record the mask, not empty; its points and its box have whole pixels
 * @param choice which one of the model's it is
 * @param model id of the model
 * @param number of the mask among those accepted on the image, from 1
 */
public record AcceptedMask(ImagePlus image, MaskRecord record, MaskChoice choice, String model, int number) {

	/** Prompts count from the corner of the first pixel, macros from its centre. */
	private static final double PIXEL_CENTRE = 0.5;

	/** Shows it in the ways that the settings state. */
	public void show(final ToolSettings tool) {
		if (Recorder.record) record(tool);
		final int group = tool.settings().get(ToolSettings.GROUP).intValue();
		final SegmentedImage segmented = new SegmentedImage(image, List.of(record.position()), List.of(record), model);
		final Roi roi = MaskRois.roi(segmented, 0, number, RoiStyle.DEFAULT.withGroup(group));
		final Segmentation found = new Segmentation(segmented, List.of(roi), List.of(), List.of());
		for (final MaskOutput output : ToolSettings.outputs())
			if (tool.settings().get(output.option(false))) output.show(found);
	}

	private void record(final ToolSettings tool) {
		recordPosition();
		final List<PointPrompt> points = record.prompt().points();
		final List<PointPrompt> on = points.stream().filter(PointPrompt::foreground).toList();
		final List<PointPrompt> beside = points.stream().filter(point -> !point.foreground()).toList();
		if (record.prompt().box().isPresent()) recordBox(record.prompt().box().get());
		else recordPoint(on.get(0));
		final List<PointPrompt> further = record.prompt().box().isPresent() ? on : on.subList(1, on.size());
		Settings line = Settings.defaults(SegmentSelection.DECLARATION.options())
				.with(CommonOptions.MODEL, tool.settings().get(CommonOptions.MODEL))
				.with(CommonOptions.CONTRAST, tool.settings().get(CommonOptions.CONTRAST))
				.with(CommonOptions.CHANNEL, tool.settings().get(CommonOptions.CHANNEL))
				.with(CommonOptions.MASK, choice).with(CommonOptions.FOREGROUND, further)
				.with(CommonOptions.BACKGROUND, beside);
		for (final MaskOutput output : ToolSettings.outputs())
			line = line.with(output.option(false), tool.settings().get(output.option(false)));
		MacroRecord.write(SegmentSelection.DECLARATION, line.texts());
	}

	private void recordPosition() {
		final PlanePosition at = record.position();
		final int c = at.c() == PlanePosition.ALL_CHANNELS ? image.getC() : at.c();
		if (image.isHyperStack())
			record("Stack.setPosition(%d, %d, %d);".formatted(c, at.z(), at.t()),
					"imp.setPosition(%d, %d, %d);".formatted(c, at.z(), at.t()));
		else
			if (image.getStackSize() > 1) {
				final int slice = image.getStackIndex(c, at.z(), at.t());
				record("setSlice(%d);".formatted(slice), "imp.setSlice(%d);".formatted(slice));
			}
	}

	private static void recordBox(final BoxPrompt box) {
		final PixelBox pixels = new PixelBox((int) box.left(), (int) box.top(), (int) box.right(), (int) box.bottom());
		final String numbers = "%d, %d, %d, %d".formatted(pixels.left(), pixels.top(), pixels.width(), pixels
				.height());
		record("makeRectangle(" + numbers + ");", "imp.setRoi(" + numbers + ");");
	}

	private static void recordPoint(final PointPrompt point) {
		final String numbers = "%d, %d".formatted((int) (point.x() - PIXEL_CENTRE), (int) (point.y() - PIXEL_CENTRE));
		record("makePoint(" + numbers + ");", "imp.setRoi(new PointRoi(" + numbers + "));");
	}

	private static void record(final String macro, final String script) {
		if (Recorder.scriptMode()) Recorder.recordCall(script);
		else Recorder.recordString(macro + "\n");
	}
}
