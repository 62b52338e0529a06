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
package fiji.plugin.mobilesam.inference;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.PointLabel;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * A prompt set as rows of a coordinate pair and a label: first its points, then the two corners of its box or, without
 * a box, one padding row. That is the order of the published predictor; a mask alone also has a padding row here, as a
 * decoder takes at least one.
 */
final class PointRows {

	private final InputFit fit;
	private final FloatTensor coordinates;
	private final FloatTensor labels;
	private int row;

	/**
	 * Fills tensors prompt by prompt.
	 *
	 * @param fit of the image that the prompts are about
	 * @param coordinates {@code [B, N, 2]} in pixels of the encoder's input, x first
	 * @param labels {@code [B, N]}
	 */
	PointRows(final InputFit fit, final FloatTensor coordinates, final FloatTensor labels) {
		this.fit = fit;
		this.coordinates = coordinates;
		this.labels = labels;
	}

	/** Rows of a prompt set, N. */
	static int count(final PromptSet prompt) {
		return prompt.points().size() + (prompt.box().isPresent() ? 2 : 1);
	}

	/** Appends the rows of the next prompt set. */
	void add(final PromptSet prompt) {
		for (final PointPrompt point : prompt.points()) add(point.x(), point.y(), point.label());
		if (prompt.box().isPresent()) {
			final BoxPrompt box = prompt.box().get();
			add(box.left(), box.top(), PointLabel.BOX_TOP_LEFT);
			add(box.right(), box.bottom(), PointLabel.BOX_BOTTOM_RIGHT);
		} else add(0, 0, PointLabel.PADDING);
	}

	private void add(final double x, final double y, final PointLabel label) {
		coordinates.data().put(2 * row, (float) fit.toInputX(x));
		coordinates.data().put(2 * row + 1, (float) fit.toInputY(y));
		labels.data().put(row, label.code());
		row++;
	}
}
