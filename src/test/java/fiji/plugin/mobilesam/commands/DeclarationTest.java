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
package fiji.plugin.mobilesam.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.amg.AmgParameter;
import fiji.plugin.mobilesam.imagej.ContrastPolicy;
import fiji.plugin.mobilesam.model.ModelDefaults;
import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.settings.Command;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.NumberOption;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;

class DeclarationTest {

	private static final Declaration EVERYTHING = new SegmentEverything().declaration();
	private static final NumberOption POINTS = new NumberOption(AmgParameter.POINTS_PER_SIDE);

	@Test
	void whatIsNotNamedHasItsDefault() throws IOException {
		final Settings settings = parse("points_per_side=8");
		assertEquals(8, settings.get(POINTS));
		for (final Option<?> option : EVERYTHING.options())
			if (option != POINTS && !option.key().equals("points_per_side"))
				assertEquals(option.byDefault(), settings.get(option), option.key());
	}

	@Test
	void theModelsOwnDefaultsComeBeforeTheGeneralOnesAndNamedValuesBeforeBoth() throws IOException {
		final ModelDefaults defaults = new ModelDefaults(Map.of("points_per_side", 24.0, "box_nms_thresh", 0.5),
				Optional.of("min-max"));
		final Settings settings = EVERYTHING.parse("model=mine points_per_side=8", model -> {
			assertEquals("mine", model);
			return defaults;
		});
		assertEquals(8, settings.get(POINTS));
		assertEquals(0.5, settings.get(new NumberOption(AmgParameter.BOX_NMS_THRESH)));
		assertEquals(ContrastPolicy.MIN_MAX, settings.get(CommonOptions.CONTRAST));
	}

	@Test
	void flagsMayStandAlone() throws IOException {
		assertTrue(parse("overlay").get(MaskOutput.OVERLAY.option(false)));
		assertTrue(parse("overlay=true").get(MaskOutput.OVERLAY.option(false)));
		assertFalse(parse("roi_manager=false").get(MaskOutput.ROI_MANAGER.option(true)));
	}

	@Test
	void itsMacroLineNamesEveryOptionAndGivesTheSameSettings() throws IOException {
		final Settings settings = parse(
				"planes=all pred_iou_thresh=0.75 overlay contrast=percentile:1-99 roi_zip=[a b.zip]");
		final String line = settings.macroLine();
		assertEquals(EVERYTHING.options().stream().map(Option::key).toList(),
				Stream.of(line.split(" (?=\\w+=)")).map(pair -> pair.substring(0, pair.indexOf('='))).toList());
		assertEquals(line, parse(line).macroLine());
		assertTrue(line.contains("roi_zip=[a b.zip]"), line);
		assertTrue(line.contains("contrast=percentile:1.0-99.0:stack"), line);
	}

	@Test
	void allPublishedParametersAreOptionsUnderTheirNames() {
		final String keys = EVERYTHING.options().stream().map(Option::key).collect(Collectors.joining(" "));
		for (final AmgParameter parameter : AmgParameter.values())
			assertTrue((" " + keys + " ").contains(" " + parameter.publishedName() + " "), parameter.publishedName());
	}

	/** ImageJ's recorder looks for {@code key=} anywhere in the line so far, and stops with a message if it is there. */
	@Test
	void noKeyStandsInTheRecordedLineBeforeItsTurn() {
		for (final Command command : Launcher.COMMANDS) {
			final StringBuilder line = new StringBuilder();
			for (final Option<?> option : command.declaration().options()) {
				final String key = option.key() + "=";
				assertEquals(-1, line.indexOf(key), command.declaration().title() + " " + key);
				line.append(key).append(' ');
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"points_per_side=abc | points_per_side must be a whole number from 1 to 1024, got 'abc'",
			"points_per_side=0 | points_per_side must be a whole number from 1 to 1024, got '0'",
			"pred_iou_thresh=1.5 | pred_iou_thresh must be a number from 0 to 1, got '1.5'",
			"planes=some | planes must be one of current, all, got 'some'",
			"overlay=yes | overlay must be true or false, got 'yes'",
			"contrast=nice | contrast 'nice' is not known",
			"pointsPerSide=8 | option 'pointsPerSide' is not known; these are: model, contrast, channel, planes",
			"model= | model must be the id of an installed model or a model's folder"})
	void refusesWhatIsNotDeclared(final String line, final String message) {
		final String found = assertThrows(IllegalArgumentException.class, () -> parse(line)).getMessage();
		assertTrue(found.startsWith(message), found);
	}

	private static Settings parse(final String line) throws IOException {
		return EVERYTHING.parse(line, model -> ModelDefaults.NONE);
	}
}
