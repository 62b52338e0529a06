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
package fiji.plugin.mobilesam.model;

import java.io.IOException;

/** A model that cannot be used: one line with the file, what was found and what was expected. */
public final class ModelException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param where the file, and the key within it
	 * @param what found and expected; made one line
	 */
	public ModelException(final String where, final String what) {
		super((where + ": " + what).replaceAll("[\\s\\p{Cntrl}]+", " "));
	}
}
