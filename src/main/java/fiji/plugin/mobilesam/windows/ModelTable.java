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
package fiji.plugin.mobilesam.windows;

import java.awt.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;

/** The list of models, one of which is selected. For the event thread. */
final class ModelTable {

	private record Column(String title, int width, Function<ModelRow, String> text) {
	}

	private static final List<Column> COLUMNS = List.of(new Column("Model", 145, ModelRow::name),
			new Column("State", 150, ModelRow::state), new Column("On disk", 65, ModelRow::size),
			new Column("Licence", 85, ModelRow::licence),
			new Column("What it is", 380, row -> row.model().manifest().title()));

	/** Texts with some room at their left. */
	private static final class Cell extends DefaultTableCellRenderer {

		private static final long serialVersionUID = 1L;

		@Override
		public Component getTableCellRendererComponent(final JTable table, final Object value,
				final boolean isSelected, final boolean hasFocus, final int row, final int column) {
			super.getTableCellRendererComponent(table, value, isSelected, false, row, column);
			setBorder(BorderFactory.createEmptyBorder(0, getFont().getSize() / 2, 0, 0));
			return this;
		}
	}

	private final class Rows extends AbstractTableModel {

		private static final long serialVersionUID = 1L;

		@Override
		public int getRowCount() {
			return rows.size();
		}

		@Override
		public int getColumnCount() {
			return COLUMNS.size();
		}

		@Override
		public String getColumnName(final int column) {
			return COLUMNS.get(column).title;
		}

		@Override
		public Object getValueAt(final int row, final int column) {
			return COLUMNS.get(column).text.apply(rows.get(row));
		}
	}

	private final Rows table = new Rows();
	private final JTable component = new JTable(table);
	private List<ModelRow> rows = List.of();

	/** @param changed told when another model is selected */
	ModelTable(final Runnable changed) {
		component.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		component.getTableHeader().setReorderingAllowed(false);
		component.setFillsViewportHeight(true);
		component.setDefaultRenderer(Object.class, new Cell());
		component.getSelectionModel().addListSelectionListener(event -> {
			if (!event.getValueIsAdjusting()) changed.run();
		});
	}

	JTable component() {
		return component;
	}

	/** Gives the columns the widths that suit their texts, in the given scale. */
	void layOut(final double scale) {
		component.setRowHeight((int) Math.round(component.getFont().getSize() * 1.6));
		component.getTableHeader().setFont(component.getFont());
		for (int i = 0; i < COLUMNS.size(); i++)
			component.getColumnModel().getColumn(i).setPreferredWidth((int) Math.round(COLUMNS.get(i).width * scale));
	}

	/** Shows these models and selects one, or the default if it is not among them. */
	void show(final List<ModelRow> models, final String selected) {
		rows = models;
		table.fireTableDataChanged();
		if (!select(row -> row.id().equals(selected))) select(ModelRow::isDefault);
	}

	Optional<ModelRow> selected() {
		final int row = component.getSelectedRow();
		return row >= 0 && row < rows.size() ? Optional.of(rows.get(row)) : Optional.empty();
	}

	/** What all models take up on disk, bytes. */
	long bytes() {
		return rows.stream().mapToLong(ModelRow::bytes).sum();
	}

	private boolean select(final Predicate<ModelRow> wanted) {
		for (int i = 0; i < rows.size(); i++) {
			if (!wanted.test(rows.get(i))) continue;
			component.setRowSelectionInterval(i, i);
			return true;
		}
		return false;
	}
}
