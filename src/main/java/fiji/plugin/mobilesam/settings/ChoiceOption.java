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
package fiji.plugin.mobilesam.settings;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One of several values.
 *
 * @param choices what the dialog offers, as text
 * @param reader takes these, and maybe others that the dialog does not offer
 */
public record ChoiceOption<T>(String key, String label, String help, T byDefault, Supplier<List<String>> choices,
		Function<String, T> reader) implements Option<T> {

	/** One of the values of an enumeration, by the text of {@code toString}. */
	public static <E extends Enum<E>> ChoiceOption<E> of(final String key, final String label, final String help,
			final E byDefault) {
		final List<E> values = Arrays.asList(byDefault.getDeclaringClass().getEnumConstants());
		final List<String> names = values.stream().map(E::toString).toList();
		return new ChoiceOption<>(key, label, help, byDefault, () -> names, text -> {
			final int at = names.indexOf(text);
			if (at < 0)
				throw new IllegalArgumentException("%s must be one of %s, got '%s'".formatted(key,
						String.join(", ", names), text));
			return values.get(at);
		});
	}

	/** The same with other choices in the dialog. */
	public ChoiceOption<T> withChoices(final List<String> others) {
		return new ChoiceOption<>(key, label, help, byDefault, () -> others, reader);
	}

	@Override
	public T parse(final String text) {
		return reader.apply(text);
	}
}
