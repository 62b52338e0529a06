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

/** The check that a network gave numbers. */
final class Numbers {

	private static final int BLOCK = 4096;

	private Numbers() {
	}

	/**
	 * @param name of the network and its output, for the error
	 * @param values read by absolute index
	 * @throws InferenceException if a value is infinite or not a number
	 */
	static void require(final String name, final FloatBuffer values) throws InferenceException {
		final float[] block = new float[BLOCK];
		for (int at = 0; at < values.capacity(); at += BLOCK) {
			final int length = Math.min(BLOCK, values.capacity() - at);
			values.get(at, block, 0, length);
			require(name, block, 0, length);
		}
	}

	/**
	 * A value times 0 is 0 unless it is infinite or not a number; four sums need not wait for one another.
	 *
	 * @param name of the network and its output, for the error
	 * @param values of which a part is looked at
	 * @param from first index
	 * @param length of the part
	 * @throws InferenceException if a value of the part is infinite or not a number
	 */
	static void require(final String name, final float[] values, final int from, final int length)
			throws InferenceException {
		float a = 0;
		float b = 0;
		float c = 0;
		float d = 0;
		final int end = from + length;
		int i = from;
		for (; i < end - 3; i += 4) {
			a += values[i] * 0;
			b += values[i + 1] * 0;
			c += values[i + 2] * 0;
			d += values[i + 3] * 0;
		}
		for (; i < end; i++) a += values[i] * 0;
		if (a + b + c + d != 0)
			throw new InferenceException(name,
					"gave infinite values or no numbers; the file is damaged or does not suit this device");
	}
}
