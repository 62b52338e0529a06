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
package fiji.plugin.mobilesam.inference;

/** Names of the decoder's inputs and outputs, those of the published export. */
final class DecoderNames {

	/** {@code [B, N, 2]}, pixels of the encoder's input, x first. */
	static final String POINT_COORDS = "point_coords";
	/** {@code [B, N]}, the codes of {@code PointLabel}. */
	static final String POINT_LABELS = "point_labels";
	/** {@code [B, 1, m, m]}, logits. */
	static final String MASK_INPUT = "mask_input";
	/** {@code [B]}, 1 where {@code mask_input} counts, else 0. */
	static final String HAS_MASK_INPUT = "has_mask_input";
	/** {@code [2]}, height and width of the full-size masks that only the published export makes. */
	static final String ORIG_IM_SIZE = "orig_im_size";
	/** {@code [B, K]}. */
	static final String IOU_PREDICTIONS = "iou_predictions";
	/** {@code [B, K, m, m]}, logits. */
	static final String LOW_RES_MASKS = "low_res_masks";

	/**
	 * {@code [B, K, C]}, what the first of two steps makes of each mask token. Where the second step leaves K open, it takes
	 * those of some masks and gives these.
	 */
	static final String MASK_VECTORS = "mask_vectors";

	private DecoderNames() {
	}
}
