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

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers for people: six digits or two decimals, whichever is more, and no zeros at the end. */
final class ShortNumber {

	private static final int DIGITS = 6;
	private static final int LEAST_DECIMALS = 2;

	private ShortNumber() {
	}

	/** With a decimal point; NaN and infinities as Java names them. */
	static String of(final double value) {
		if (!Double.isFinite(value)) return Double.toString(value);
		if (value == 0) return "0";
		final int leading = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
		return BigDecimal.valueOf(value).setScale(Math.max(LEAST_DECIMALS, DIGITS - leading), RoundingMode.HALF_EVEN)
				.stripTrailingZeros().toPlainString();
	}
}
