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
package fiji.plugin.mobilesam.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.results.AveragePrecision;

/** The scores of one model on a set of images, collected plane by plane. */
public final class SetScores {

	private int planes;
	private int objects;
	private final Map<TruthPrompt, List<ObjectScore>> prompted = new EnumMap<>(TruthPrompt.class);
	private final List<AveragePrecision> precisions = new ArrayList<>();

	/** Adds a plane of which so many objects are asked for. */
	public void addPlane(final int asked) {
		planes++;
		objects += asked;
	}

	/** Adds the scores of a plane's objects. */
	public void add(final TruthPrompt prompt, final List<ObjectScore> scores) {
		prompted.computeIfAbsent(prompt, p -> new ArrayList<>()).addAll(scores);
	}

	/** Adds how many objects of a plane were found among everything. */
	public void add(final AveragePrecision precision) {
		precisions.add(precision);
	}

	/** Planes added. */
	public int planes() {
		return planes;
	}

	/** Objects of these planes that are asked for. */
	public int objects() {
		return objects;
	}

	/** Over all objects asked for, each with the same weight. */
	public ScoreSummary summary(final TruthPrompt prompt) {
		return ScoreSummary.of(prompted.getOrDefault(prompt, List.of()));
	}

	/** AP at a threshold, mean over the planes; NaN where none was added. */
	public double meanPrecision(final double threshold) {
		return precisions.stream().mapToDouble(precision -> precision.at(threshold)).average().orElse(Double.NaN);
	}

	/** The scores of single clicks, from which the calibration is made: those are what the generator of all masks asks. */
	public List<ObjectScore> clicks() {
		return Stream.of(TruthPrompt.CLICK, TruthPrompt.RANDOM_CLICK)
				.flatMap(prompt -> prompted.getOrDefault(prompt, List.of()).stream()).toList();
	}
}
