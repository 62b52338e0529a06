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
package fiji.plugin.mobilesam.results;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A number that the table has for every mask, by which masks are ranked, limited and summed up. */
public enum MaskKey {

	/** Number of pixels. */
	AREA(MaskEntry::area),
	/** The model's own estimate. */
	PREDICTED_IOU(MaskEntry::predictedIou),
	/** May be NaN. */
	STABILITY_SCORE(MaskEntry::stabilityScore);

	private final ToDoubleFunction<MaskEntry> value;

	MaskKey(final ToDoubleFunction<MaskEntry> value) {
		this.value = value;
	}

	/** @throws IllegalArgumentException if no key has this name, such as {@code predicted_iou} */
	public static MaskKey of(final String name) {
		return Arrays.stream(values()).filter(key -> key.toString().equals(name)).findFirst()
				.orElseThrow(
						() -> new IllegalArgumentException("masks have no '%s'; use %s".formatted(name, Arrays.stream(
								values()).map(MaskKey::toString).collect(Collectors.joining(", ")))));
	}

	/** The value of a mask. */
	public double of(final MaskEntry entry) {
		return value.applyAsDouble(entry);
	}

	/** The name of the column. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
