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

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Font;
import java.awt.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.function.Consumer;
import java.util.function.Supplier;

import ij.ImageJ;
import ij.gui.GenericDialog;

/** The fields of a dialog, one for each option: text in and out. */
final class DialogFields {

	private record Field(Supplier<String> text, Consumer<String> setter) {
	}

	private static final int NUMBER_COLUMNS = 7;
	private static final int TEXT_COLUMNS = 30;
	private static final int FLAG_COLUMNS = 3;

	private final GenericDialog dialog;
	private final Map<String, Field> fields = new LinkedHashMap<>();
	/** The last option, if another field of its kind fits beside its field. */
	private Option<?> halfRow;

	/** @param dialog that the fields are added to */
	DialogFields(final GenericDialog dialog) {
		this.dialog = dialog;
	}

	/**
	 * Adds a field for each option: flags that follow each other beside each other, numbers and choices in two columns.
	 *
	 * @param options in the order of the dialog
	 * @param start what the fields hold
	 */
	void add(final List<Option<?>> options, final Settings start) {
		final List<FlagOption> flags = new ArrayList<>();
		for (final Option<?> option : options) {
			if (!option.heading().isEmpty()) {
				addFlags(flags, start);
				addHeading(option.heading());
			}
			if (option instanceof final FlagOption flag) {
				flags.add(flag);
				continue;
			}
			addFlags(flags, start);
			placeBesideOneOfItsKind(option);
			if (option instanceof NumberOption) addNumber(option, start);
			else if (option instanceof final ChoiceOption<?> choice) addChoice(choice, start);
			else if (option instanceof final SliderOption slider) addSlider(slider, start);
			else if (option instanceof final FileOption file) addFile(file, start);
			else addText(option, start);
		}
		addFlags(flags, start);
	}

	/** Adds a check box of its own. */
	Checkbox addCheckbox(final String label, final boolean state) {
		dialog.addCheckbox(label, state);
		return last(dialog.getCheckboxes(), Checkbox.class);
	}

	/** What the fields hold, by the keys of their options. */
	Map<String, String> texts() {
		final Map<String, String> texts = new LinkedHashMap<>();
		fields.forEach((key, field) -> texts.put(key, field.text.get()));
		return texts;
	}

	/** Lets all fields hold these settings. */
	void show(final List<Option<?>> options, final Settings settings) {
		for (final Option<?> option : options) {
			final Field field = fields.get(option.key());
			final String text = settings.text(option);
			// A field that is being typed in keeps its cursor.
			if (!field.text.get().equals(text)) field.setter.accept(text);
		}
	}

	private void addHeading(final String heading) {
		halfRow = null;
		// Of its size before scaling, which is done to it.
		dialog.addMessage(heading, ImageJ.SansSerif12.deriveFont(Font.BOLD));
	}

	private void placeBesideOneOfItsKind(final Option<?> option) {
		final boolean beside = halfRow != null && option.getClass() == halfRow.getClass()
				&& (option instanceof NumberOption || option instanceof ChoiceOption);
		if (beside) dialog.addToSameRow();
		halfRow = beside ? null : option;
	}

	private void addFlags(final List<FlagOption> flags, final Settings start) {
		if (flags.isEmpty()) return;
		halfRow = null;
		final int rows = (flags.size() + FLAG_COLUMNS - 1) / FLAG_COLUMNS;
		final String[] labels = flags.stream().map(FlagOption::label).toArray(String[]::new);
		final boolean[] states = new boolean[labels.length];
		for (int i = 0; i < states.length; i++) states[i] = start.get(flags.get(i));
		dialog.addCheckboxGroup(rows, Math.min(FLAG_COLUMNS, labels.length), labels, states);
		final Vector<?> boxes = dialog.getCheckboxes();
		for (int i = 0; i < labels.length; i++) {
			final Checkbox box = (Checkbox) boxes.get(boxes.size() - labels.length + i);
			fields.put(flags.get(i).key(), new Field(() -> String.valueOf(box.getState()), text -> box.setState(Boolean
					.parseBoolean(text))));
		}
		flags.clear();
	}

	private void addNumber(final Option<?> option, final Settings start) {
		dialog.addStringField(option.label(), start.text(option), NUMBER_COLUMNS);
		putText(option);
	}

	private void addText(final Option<?> option, final Settings start) {
		dialog.addStringField(option.label(), start.text(option), TEXT_COLUMNS);
		putText(option);
	}

	private void addSlider(final SliderOption option, final Settings start) {
		dialog.addSlider(option.label(), 0, option.most(), start.get(option), option.step());
		final TextField field = last(dialog.getNumericFields(), TextField.class);
		fields.put(option.key(), new Field(field::getText, field::setText));
	}

	private void addFile(final FileOption option, final Settings start) {
		if (option.kind() == FileOption.Kind.FOLDER)
			dialog.addDirectoryField(option.label(), start.get(option), TEXT_COLUMNS);
		else
			dialog.addFileField(option.label(), start.get(option), TEXT_COLUMNS);
		putText(option);
	}

	private void putText(final Option<?> option) {
		final TextField field = last(dialog.getStringFields(), TextField.class);
		fields.put(option.key(), new Field(field::getText, field::setText));
	}

	private void addChoice(final ChoiceOption<?> option, final Settings start) {
		final List<String> items = new ArrayList<>(option.choices().get());
		if (!items.contains(start.text(option))) items.add(start.text(option));
		dialog.addChoice(option.label(), items.toArray(String[]::new), start.text(option));
		final Choice choice = last(dialog.getChoices(), Choice.class);
		fields.put(option.key(), new Field(choice::getSelectedItem, text -> {
			if (!items.contains(text)) {
				items.add(text);
				choice.add(text);
			}
			choice.select(text);
		}));
	}

	/** ImageJ hands its fields over in vectors without type. */
	private static <C> C last(final Vector<?> components, final Class<C> type) {
		return type.cast(components.lastElement());
	}
}
