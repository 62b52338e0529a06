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

package fiji.plugin.mobilesam.prompt;

/**
 * The codes by which SAM's prompt encoder tells points apart (Kirillov et al.
 * 2023, section 3).
 */
public enum PointLabel {

	/** A point of the object. */
	FOREGROUND(1),
	/** A point outside the object. */
	BACKGROUND(0),
	/** Top left corner of a box around the object. */
	BOX_TOP_LEFT(2),
	/** Bottom right corner of a box around the object. */
	BOX_BOTTOM_RIGHT(3),
	/**
	 * No point: fills rows, and stands in every prompt without a box, as SAM
	 * was trained.
	 */
	PADDING(-1);

	private final int code;

	PointLabel(final int code) {
		this.code = code;
	}

	/** The value in the tensor {@code point_labels}. */
	public int code() {
		return code;
	}
}
