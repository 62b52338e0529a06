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

package fiji.plugin.mobilesam.export;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import com.google.gson.stream.JsonWriter;

import fiji.plugin.mobilesam.files.NewFile;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.CocoRle;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.mask.PublishedBox;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PointPrompt;

/**
 * The JSON list that SAM's published generator gives with {@code output_mode="coco_rle"}: for each mask
 * {@code segmentation} ({@code size} as height and width, {@code counts}), {@code area}, {@code bbox}
 * ({@link PublishedBox}), {@code predicted_iou}, {@code point_coords} (all points of the prompt, none for a box),
 * {@code stability_score} (null where it is not a number) and {@code crop_box}.
 */
final class CocoMasks {

	private CocoMasks() {
	}

	static void write(final SegmentedImage plane, final Path file, final boolean overwrite) throws IOException {
		NewFile.write(file, overwrite, out -> {
			final Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			final JsonWriter json = new JsonWriter(text);
			json.beginArray();
			for (final MaskRecord record : plane.records()) write(record, json);
			json.endArray();
			json.flush();
		});
	}

	private static void write(final MaskRecord record, final JsonWriter json) throws IOException {
		final BinaryMask mask = record.mask();
		json.beginObject().name("segmentation").beginObject();
		numbers(json.name("size"), mask.height(), mask.width());
		json.name("counts").value(CocoRle.encode(mask)).endObject();
		json.name("area").value(mask.area());
		final PublishedBox box = PublishedBox.of(mask);
		numbers(json.name("bbox"), box.x(), box.y(), box.width(), box.height());
		json.name("predicted_iou");
		score(json, record.predictedIou());
		json.name("point_coords").beginArray();
		for (final PointPrompt point : record.prompt().points())
			json.beginArray().value(point.x()).value(point.y()).endArray();
		json.endArray().name("stability_score");
		score(json, record.stabilityScore());
		final PixelBox crop = record.cropBox();
		numbers(json.name("crop_box"), crop.left(), crop.top(), crop.width(), crop.height());
		json.endObject();
	}

	private static void numbers(final JsonWriter json, final long... numbers) throws IOException {
		json.beginArray();
		for (final long number : numbers) json.value(number);
		json.endArray();
	}

	/** JSON has no NaN. */
	private static void score(final JsonWriter json, final double score) throws IOException {
		if (Double.isFinite(score)) json.value(score);
		else json.nullValue();
	}
}
