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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import fiji.plugin.mobilesam.evaluation.Calibration;
import fiji.plugin.mobilesam.evaluation.SetScores;
import fiji.plugin.mobilesam.evaluation.TruthPrompt;

/** The scores of models as tables, the headings first. */
final class ScoreTables {

	private ScoreTables() {
	}

	/**
	 * A row for every model on every set.
	 *
	 * @param prompts a column each
	 * @param everything whether there are columns of average precision
	 */
	static List<List<String>> scores(final List<ScoredModel> scored, final List<TruthPrompt> prompts,
			final boolean everything) {
		final List<List<String>> rows = new ArrayList<>();
		final List<String> headings = new ArrayList<>(List.of("set", "model", "images", "objects"));
		prompts.forEach(prompt -> headings.add(prompt.id()));
		if (everything) headings.addAll(List.of("AP50", "AP75"));
		headings.add("calibration error");
		rows.add(headings);
		for (final ScoredModel model : scored) {
			final SetScores scores = model.scores();
			final List<String> row = new ArrayList<>(List.of(model.set(), model.model(), Integer.toString(scores
					.planes()), Integer.toString(scores.objects())));
			prompts.forEach(prompt -> row.add(number(scores.summary(prompt).meanIou())));
			if (everything)
				row.addAll(List.of(number(scores.meanPrecision(0.5)), number(scores.meanPrecision(0.75))));
			row.add(number(Calibration.of(scores.clicks()).error()));
			rows.add(row);
		}
		return rows;
	}

	/** A row for every bin of every model on every set. */
	static List<List<String>> calibration(final List<ScoredModel> scored) {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("set", "model", "predicted IoU", "masks", "mean predicted", "mean true"));
		for (final ScoredModel model : scored)
			for (final Calibration.Bin bin : Calibration.of(model.scores().clicks()).bins())
				rows.add(List.of(model.set(), model.model(), String.format(Locale.ROOT, "%.1f-%.1f", bin.from(), bin
						.to()), Integer.toString(bin.count()), number(bin.meanPredicted()), number(bin.meanTrue())));
		return rows;
	}

	private static String number(final double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
	}
}
