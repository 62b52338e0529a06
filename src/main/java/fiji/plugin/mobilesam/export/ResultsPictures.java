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

import java.util.Objects;
import java.util.Optional;

/**
 * What a results file holds beside masks and tables.
 *
 * @param image whether the image is in it, and the pixels that it was made from
 * @param overlay style of the picture of the masks; without one there is no picture
 */
public record ResultsPictures(boolean image, Optional<OverlayStyle> overlay) {

	/** All, in the usual style. */
	public static final ResultsPictures ALL = new ResultsPictures(true, Optional.of(OverlayStyle.DEFAULT));

	public ResultsPictures {
		Objects.requireNonNull(overlay, "overlay");
	}
}
