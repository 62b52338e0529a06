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
package fiji.plugin.mobilesam.cli;

import java.io.IOException;
import java.util.List;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;

/** What is done with each plane of an image. */
@FunctionalInterface
interface PlaneSegmenter {

	/**
	 * @param performance told the phases
	 * @return the masks, none of them empty
	 */
	List<MaskRecord> segment(RgbImage plane, Performance performance, Progress progress) throws IOException;
}
