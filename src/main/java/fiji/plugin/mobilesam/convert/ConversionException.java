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

import java.io.IOException;

/**
 * A checkpoint that cannot be converted, or a folder that is taken: one line that says what was found and what was
 * expected.
 */
public final class ConversionException extends IOException {

	private static final long serialVersionUID = 1L;

	/** @param message what was found, what was expected, what to do */
	public ConversionException(final String message) {
		super(message);
	}

	/**
	 * @param message what was found, what was expected, what to do
	 * @param cause which says less
	 */
	public ConversionException(final String message, final Exception cause) {
		super(message, cause);
	}
}
