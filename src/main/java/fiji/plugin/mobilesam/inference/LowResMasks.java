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

import java.nio.FloatBuffer;

import fiji.plugin.mobilesam.prompt.LowResMask;

/**
 * What the decoder gave for a batch of prompt sets.
 *
 * @param prompts B
 * @param masks K per prompt
 * @param size edge m of a low-res mask
 * @param predictedIou {@code [B, K]}; only read
 * @param logits {@code [B, K, m, m]}, direct or not; only read, by absolute
 *          index
 */
public record LowResMasks(int prompts, int masks, int size, float[] predictedIou, FloatBuffer logits) {

	/** @throws IllegalArgumentException if the arrays do not fit the sizes */
	public LowResMasks {
		if (predictedIou.length != prompts * masks || logits.capacity() != (long) prompts * masks * size * size)
			throw new IllegalArgumentException("%d prompts of %d masks of %d x %d do not fit %d scores and %d logits"
					.formatted(prompts, masks, size, size, predictedIou.length, logits.capacity()));
	}

	/** The model's estimate of the mask's IoU with the truth, about 0 to 1. */
	public float predictedIou(final int prompt, final int mask) {
		return predictedIou[prompt * masks + mask];
	}

	/** Where one mask's {@code m * m} logits begin in {@link #logits()}. */
	public int offset(final int prompt, final int mask) {
		return (prompt * masks + mask) * size * size;
	}

	/** A copy of some masks of one prompt set. */
	LowResMasks of(final int prompt, final int[] chosen) {
		final float[] scores = new float[chosen.length];
		final float[] copy = new float[chosen.length * size * size];
		for (int i = 0; i < chosen.length; i++) {
			scores[i] = predictedIou(prompt, chosen[i]);
			logits.get(offset(prompt, chosen[i]), copy, i * size * size, size * size);
		}
		return new LowResMasks(1, chosen.length, size, scores, FloatBuffer.wrap(copy));
	}

	/** A copy of one mask's logits. */
	public LowResMask logits(final int prompt, final int mask) {
		final float[] copy = new float[size * size];
		logits.get(offset(prompt, mask), copy);
		return new LowResMask(size, copy);
	}
}
