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

package fiji.plugin.mobilesam.tool;

import java.util.Optional;

import fiji.plugin.mobilesam.settings.MaskChoice;
import fiji.plugin.mobilesam.prompt.MaskRecord;

/**
 * What the model says to the prompts of an object.
 *
 * @param record the mask, maybe empty
 * @param picture of it, unless it is empty
 * @param choice how <em>Segment Selection</em> names it
 * @param number of the mask among those proposed, from 1
 * @param count of those
 * @param model id of the model
 */
record Answer(MaskRecord record, Optional<MaskPicture> picture, MaskChoice choice, int number, int count,
		String model) {
}
