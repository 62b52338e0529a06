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

/**
 * An output of a network for many prompts in their order, put together from calls that answered some each.
 *
 * @param name of the network and its output, for errors
 * @param rowLength numbers of a prompt
 * @param values {@code rowLength} numbers a prompt; not copied
 */
record PromptArray(String name, int rowLength, float[] values) {

	/**
	 * Zeros.
	 *
	 * @throws IllegalArgumentException if one array cannot hold as many
	 */
	static PromptArray of(final String name, final int prompts, final int rowLength) {
		final int most = Integer.MAX_VALUE / rowLength;
		if (prompts > most)
			throw new IllegalArgumentException(
					"expected at most %d prompt sets at once, got %d".formatted(most, prompts));
		return new PromptArray(name, rowLength, new float[prompts * rowLength]);
	}

	/**
	 * Takes the rows that a call gave as those of some prompts.
	 *
	 * @throws InferenceException if there are not as many, or they are infinite or no numbers
	 */
	void put(final int[] prompts, final FloatTensor rows) throws InferenceException {
		if (rows.data().capacity() != prompts.length * rowLength)
			throw new InferenceException(name, "expected %d x %d values, found %d".formatted(prompts.length, rowLength,
					rows.data().capacity()));
		for (int i = 0; i < prompts.length; i++) {
			rows.data().get(i * rowLength, values, prompts[i] * rowLength, rowLength);
			Numbers.require(name, values, prompts[i] * rowLength, rowLength);
		}
	}

	/** A copy of the numbers of some prompts. */
	float[] rows(final int[] prompts) {
		final float[] rows = new float[prompts.length * rowLength];
		for (int i = 0; i < prompts.length; i++)
			System.arraycopy(values, prompts[i] * rowLength, rows, i * rowLength, rowLength);
		return rows;
	}
}
