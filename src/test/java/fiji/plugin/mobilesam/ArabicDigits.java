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

package fiji.plugin.mobilesam;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Locale;

/** Makes this Java one of a country with digits of its own, until it is closed. */
public final class ArabicDigits implements AutoCloseable {

	private final Locale before = Locale.getDefault();

	/** From now on numbers that are formatted without a locale have these digits. */
	public ArabicDigits() {
		Locale.setDefault(new Locale("ar", "EG"));
		assertNotEquals("1", "%d".formatted(1), "this Java has no Arabic digits, so nothing would be tested");
	}

	@Override
	public void close() {
		Locale.setDefault(before);
	}
}
