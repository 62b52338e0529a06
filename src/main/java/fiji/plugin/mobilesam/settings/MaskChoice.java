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

import java.util.Comparator;
import java.util.List;

import fiji.plugin.mobilesam.Candidates;
import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.prompt.MaskRecord;

/** Which of the masks that the model proposes for a prompt is taken. */
public enum MaskChoice {

	/** That of the highest predicted IoU among those that suit the prompt. */
	BEST("best"),
	/** That of the smallest area. */
	SMALLEST("smallest"),
	/** That of the largest area. */
	LARGEST("largest"),
	/** The first proposal. */
	FIRST("1"),
	/** The second proposal. */
	SECOND("2"),
	/** The third proposal. */
	THIRD("3"),
	/** All of them. */
	ALL("all");

	private final String text;

	MaskChoice(final String text) {
		this.text = text;
	}

	/** What to ask the model for. */
	public Candidates candidates() {
		return this == BEST ? Candidates.AUTO : Candidates.SEVERAL;
	}

	/**
	 * @param proposals of one prompt, in the order of the model
	 * @return one of them, or all
	 * @throws IllegalArgumentException if the model gives fewer
	 */
	public List<MaskRecord> of(final List<MaskRecord> proposals) {
		final Comparator<MaskRecord> byArea = Comparator.comparingLong(record -> record.mask().area());
		return switch (this) {
			case BEST -> List.of(EncodedImage.best(proposals));
			case SMALLEST -> List.of(proposals.stream().min(byArea).orElseThrow());
			case LARGEST -> List.of(proposals.stream().max(byArea).orElseThrow());
			case FIRST -> numbered(proposals, 1);
			case SECOND -> numbered(proposals, 2);
			case THIRD -> numbered(proposals, 3);
			case ALL -> proposals;
		};
	}

	private static List<MaskRecord> numbered(final List<MaskRecord> proposals, final int number) {
		if (number > proposals.size())
			throw new IllegalArgumentException(
					"mask %d was asked for, the model gives %d for a prompt".formatted(number,
							proposals.size()));
		return List.of(proposals.get(number - 1));
	}

	@Override
	public String toString() {
		return text;
	}
}
