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
package fiji.plugin.mobilesam.results;

import java.util.Comparator;
import java.util.List;

import fiji.plugin.mobilesam.prompt.PlanePosition;

/** The names of the layout that the package describes. */
final class Layout {

	/** The layout that this program writes, and the newest that it reads. */
	static final int SCHEMA_VERSION = 1;

	static final String METADATA = "metadata";
	static final String SCHEMA = "schema_version";
	static final String CREATION_TIME = "creation_time";
	static final String IMAGE_PATH = "image_path";
	static final String MODEL_TYPE = "model_type";
	static final String CHECKPOINT = "checkpoint";
	static final String DEVICE = "device";
	static final String NUM_PLANES = "num_planes";

	static final String PERFORMANCE = "performance";
	static final String CALLS = "calls";
	static final String SECONDS = "seconds";
	static final String PEAK_HEAP_BYTES = "peak_heap_bytes";

	static final String PLANES = "planes";
	static final String C = "c";
	static final String Z = "z";
	static final String T = "t";

	static final String IMAGE = "image";
	static final String ORIGINAL = "original";
	static final String SOURCE = "source";
	static final String VISUALIZATION = "visualization";
	static final String WIDTH = "width";
	static final String HEIGHT = "height";
	static final String CHANNELS = "channels";
	static final String DTYPE = "dtype";
	static final String FORMAT = "format";

	static final String MASKS = "masks";
	static final String SEGMENTATIONS = "segmentations";
	static final String NUM_MASKS = "num_masks";
	static final String MASK_WIDTH = "mask_width";
	static final String MASK_HEIGHT = "mask_height";
	static final String PROMPTS = "prompts";
	static final String PROMPT_POINTS = "prompt_points";
	static final String PROMPT_MASKS = "prompt_masks";

	/** Checksum of the bytes of a table, which HDF5 itself does not guard. */
	static final String CRC32 = "crc32";

	static final TableFormat MASK_TABLE = new TableFormat(List.of("id"),
			List.of("area", "bbox_x", "bbox_y", "bbox_w", "bbox_h", "point_x", "point_y", "predicted_iou",
					"stability_score", "crop_box_x", "crop_box_y", "crop_box_w", "crop_box_h"));
	static final TableFormat PROMPT_TABLE = new TableFormat(List.of("id", "mask_prompt"),
			List.of("box_left", "box_top", "box_right", "box_bottom"));
	static final TableFormat POINT_TABLE = new TableFormat(List.of("id", "label"), List.of("x", "y"));

	/** By frame, slice and channel, as ImageJ orders the planes of a stack. */
	static final Comparator<ResultPlane> STACK_ORDER = Comparator.comparing(ResultPlane::position, Comparator
			.comparingInt(PlanePosition::t).thenComparingInt(PlanePosition::z).thenComparingInt(PlanePosition::c));

	private Layout() {
	}

	/** The group of a plane of a stack. */
	static String planeName(final PlanePosition plane) {
		return "c" + plane.c() + "_z" + plane.z() + "_t" + plane.t();
	}
}
