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

import java.util.EnumMap;
import java.util.Map;

import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.amg.AmgParameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** One option for every parameter of automatic mask generation, under its published name: {@code --points-per-side}. */
@Command
final class AmgArguments {

	private final Map<AmgParameter, Number> given = new EnumMap<>(AmgParameter.class);

	/** Declares the options, as a section of the command's help. */
	@Spec(Spec.Target.MIXEE)
	private void addTo(final CommandSpec command) {
		final ArgGroupSpec.Builder section = ArgGroupSpec.builder().validate(false).order(10).heading(
				"%nAutomatic mask generation (what is not given is the model's default, or else the published one):%n");
		for (final AmgParameter parameter : AmgParameter.values()) section.addArg(option(parameter));
		command.addArgGroup(section.build());
	}

	/** The model's options with those that were given. */
	AmgOptions over(final AmgOptions defaults) {
		AmgOptions options = defaults;
		for (final Map.Entry<AmgParameter, Number> entry : given.entrySet())
			options = options.with(entry.getKey(), entry.getValue());
		return options;
	}

	private OptionSpec option(final AmgParameter parameter) {
		final String name = parameter.publishedName().replace('_', '-');
		return OptionSpec.builder("--" + name).type(Number.class).converters(text -> parse(parameter, text))
				.paramLabel("N").description("%s (published: %s)".formatted(parameter.description(), parameter
						.text(parameter.defaultValue())))
				.setter(setter(parameter)).build();
	}

	private static Number parse(final AmgParameter parameter, final String text) {
		try {
			return parameter.parse(text);
		} catch (final IllegalArgumentException e) {
			throw new TypeConversionException(e.getMessage());
		}
	}

	private ISetter setter(final AmgParameter parameter) {
		return new ISetter() {

			@Override
			@SuppressWarnings("unchecked")
			public <T> T set(final T value) {
				return value == null ? null : (T) given.put(parameter, (Number) value);
			}
		};
	}
}
