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
package fiji.plugin.mobilesam.convert;

import fiji.plugin.mobilesam.onnx.Value;

/**
 * What makes masks of the pixels of an image, for p prompts.
 *
 * @param vectors the weights of the upscaled pixels' channels for each mask, [p, masks, upscaled]
 * @param weights of the rows for each of the t image tokens, [p, rows, t]
 * @param rows what heads of prompt tokens gave, as the first step of upscaling makes it, [p, rows, 8 * upscaled]
 * @param norm by which an image token is divided, [p, 1, t]
 */
record MaskFeatures(Value vectors, Value weights, Value rows, Value norm) {
}
