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

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.model.ModelDefaults;
import fiji.plugin.mobilesam.model.ModelLibrary;

/**
 * What a command is called and asks for: dialog, macro line, recorder and SciJava inputs are made from it.
 *
 * @param key how the menu and remembered settings name it
 * @param title as in the menu
 * @param summary what it does, a sentence or two
 * @param options in the order of the dialog; no two of one key
 */
public record Declaration(String key, String title, String summary, List<Option<?>> options) {

	/** Tells the settings that suit a model. */
	@FunctionalInterface
	public interface Models {

		/** Reads the model's folder. */
		Models INSTALLED = model -> ModelLibrary.standard().named(model).manifest().defaults();

		/** @throws IOException if there is no such model */
		ModelDefaults defaultsOf(String model) throws IOException;
	}

	public Declaration {
		options = List.copyOf(options);
	}

	/**
	 * The settings of a macro call. What it does not name has its default, that of the model where it states one.
	 *
	 * @param line as {@link MacroLine} describes it
	 * @param models asked for the model that the line names, or the default one
	 * @throws IllegalArgumentException if a key is unknown or a value wrong
	 * @throws IOException if there is no such model
	 */
	public Settings parse(final String line, final Models models) throws IOException {
		return read(MacroLine.parse(line), models);
	}

	/**
	 * The settings that some texts by key stand for.
	 *
	 * @param texts whose keys name options
	 * @param models as for {@link #parse}
	 * @throws IllegalArgumentException if a key is unknown or a value wrong
	 * @throws IOException if there is no such model
	 */
	public Settings read(final Map<String, String> texts, final Models models) throws IOException {
		for (final String key : texts.keySet()) require(key);
		Settings settings = Settings.defaults(options);
		if (options.contains(CommonOptions.MODEL)) {
			final String model = texts.get(CommonOptions.MODEL.key());
			if (model != null) settings = settings.withText(CommonOptions.MODEL, model);
			settings = withDefaults(settings, models.defaultsOf(settings.get(CommonOptions.MODEL)));
		}
		for (final Option<?> option : options)
			if (texts.containsKey(option.key())) settings = settings.withText(option, texts.get(option.key()));
		return settings;
	}

	/** The same with the values that suit a model in place of what it has for these options. */
	Settings withDefaults(final Settings settings, final ModelDefaults defaults) {
		Settings changed = settings;
		for (final Option<?> option : options) {
			if (option instanceof final NumberOption number && defaults.parameters().containsKey(option.key()))
				changed = changed.with(number, number.parameter().parse(defaults.parameters().get(option.key())
						.toString()));
			else
				if (option == CommonOptions.CONTRAST && defaults.contrast().isPresent())
					changed = changed.withText(option, defaults.contrast().get());
		}
		return changed;
	}

	/** The title without the dots that announce a dialog. */
	public String name() {
		return title.replace("...", "");
	}

	/** What the command and its options are, for a help window. */
	String helpPage() {
		final String rows = options.stream()
				.map(option -> "<dt><b>%s</b> (<tt>%s</tt>)</dt><dd>%s.</dd>".formatted(
						option.label().replace('_', ' '),
						option.key(), option.help()))
				.collect(Collectors.joining());
		return "<html><body style='width:420px'><h2>%s</h2><p>%s</p><dl>%s</dl>".formatted(name(), summary, rows);
	}

	private void require(final String key) {
		final Optional<Option<?>> known = options.stream().filter(option -> option.key().equals(key)).findFirst();
		if (known.isEmpty())
			throw new IllegalArgumentException("option '%s' is not known; these are: %s".formatted(key,
					options.stream().map(Option::key).collect(Collectors.joining(", "))));
	}
}
