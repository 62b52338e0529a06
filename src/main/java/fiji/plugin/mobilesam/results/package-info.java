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
/**
 * The HDF5 results store: writing, reading, filtering, statistics, comparison. The one importer of the HDF5 library. Uses
 * {@code image}, {@code mask}, {@code files}, {@code progress} and {@code prompt}.
 * <h2>The layout of a results file</h2>
 * A file holds one run on one image. Every part lies in a group; texts are fixed-length UTF-8 (h5py gives them as bytes),
 * whole numbers are 64-bit integers unless stated otherwise, numbers are 64-bit floating point.
 * <dl>
 * <dt>{@code metadata} (group)</dt>
 * <dd>Attributes {@code schema_version} (1), {@code num_planes}, {@code creation_time} (ISO 8601, UTC), {@code image_path},
 * {@code model_type} (id of the model), {@code checkpoint}, {@code device}; the parameters of automatic mask generation
 * under their published names as {@code amg_points_per_side} and so on; and whatever else the run has to say (checksums,
 * calibration, versions). The group {@code performance} has a group for each phase of the run with the attributes
 * {@code calls}, {@code seconds} and {@code peak_heap_bytes}.</dd>
 * <dt>{@code image/original} uint8 [height, width, 3]</dt>
 * <dd>The image as the network saw it, RGB, in chunks of some rows, shuffled by pixels and deflated; attributes
 * {@code height}, {@code width}, {@code channels}, {@code dtype}. Left out, as {@code source} is, where that was asked for. The group {@code image} is
 * always there and has the attributes {@code c}, {@code z}, {@code t} (position in the stack, from 1; c = 0: all
 * channels together) and those of the contrast.</dd>
 * <dt>{@code image/source} uint8, uint16 or float32 [channels, height, width]</dt>
 * <dd>The pixels it was made from, where those are not 8-bit RGB, one channel a chunk, shuffled and deflated; the same
 * attributes.</dd>
 * <dt>{@code masks/segmentations} uint8 [N, height, width]</dt>
 * <dd>1 inside, 0 outside; one mask a chunk, as bits (scale-offset), shuffled by the bytes of a row of bits and deflated,
 * in large planes twice (the file states level 4; in the first files deflated twice alone); attributes {@code num_masks},
 * {@code mask_height}, {@code mask_width}. The masks are in the order of the table.</dd>
 * <dt>{@code masks/metadata} compound [N]</dt>
 * <dd>{@code id} int32 (unique in its plane), then float64: {@code area} (pixels), {@code bbox_x, bbox_y, bbox_w, bbox_h}
 * (first column and row, and the steps from there to the last ones, as SAM's generator states boxes),
 * {@code point_x, point_y} (the first point of the prompt on the object, in image
 * pixels, NaN without one), {@code predicted_iou},
 * {@code stability_score}, {@code crop_box_x, crop_box_y, crop_box_w, crop_box_h} (in pixels).</dd>
 * <dt>{@code masks/prompts} compound [N]</dt>
 * <dd>{@code id} int32, {@code mask_prompt} int32 (index in {@code prompt_masks}, -1 without one), then float64:
 * {@code box_left, box_top, box_right, box_bottom} (edges in image pixels, NaN without a box). Left out, as
 * {@code prompt_points} is, where every prompt is one point on the object, which {@code metadata} has.</dd>
 * <dt>{@code masks/prompt_points} compound [P]</dt>
 * <dd>The points of all prompts: {@code id} int32 of the mask, {@code label} int32 (1 on the object, 0 beside it),
 * {@code x}, {@code y} float64 (image pixels, 0 at the left and top edge of the first pixel).</dd>
 * <dt>{@code masks/prompt_masks} float32 [M, size, size]</dt>
 * <dd>The low-res mask prompts, in logits; there only when there were any.</dd>
 * <dt>{@code visualization/image} uint8 [height, width, 4]</dt>
 * <dd>The masks drawn to be laid over the image: opacity 0 beside them. In chunks of some rows, deflated; attributes as
 * those of {@code image/original}, and {@code format} = RGBA. Left out where there is no picture, such as in a selection
 * of the masks of another file. The first files have the image below the masks in it, and opacity 255 everywhere.</dd>
 * <dt>{@code planes/c<c>_z<z>_t<t>} (group)</dt>
 * <dd>A file of one plane has {@code image}, {@code masks} and {@code visualization} at its root. In a file of several,
 * each plane has them in such a group, and the root has {@code metadata} and {@code planes} alone.</dd>
 * </dl>
 * A table is one chunk, shuffled (in the first files not) and deflated, and has the attribute {@code crc32}, the CRC-32 of its bytes; deflated data and HDF5's
 * own headers have checksums of their own, so that no damage goes unseen.
 */
package fiji.plugin.mobilesam.results;
