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
package fiji.plugin.mobilesam.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

import fiji.plugin.mobilesam.checkpoint.CheckpointTensor;
import fiji.plugin.mobilesam.checkpoint.StateDict;

/**
 * The network of {@code src/test/resources/convert/make_official.py}: the sizes of MobileSAM, random weights, and
 * samples of what PyTorch computes with them.
 */
final class OfficialNetwork {

	/** Every so many numbers of a golden tensor are stored. */
	private static final int STEP = 251;

	private OfficialNetwork() {
	}

	static StateDict tensors() throws IOException {
		final SplittableRandom random = new SplittableRandom(0);
		final Map<String, CheckpointTensor> tensors = new LinkedHashMap<>();
		for (final String line : Files.readAllLines(Golden.file("official.tensors"))) {
			final String[] fields = line.split(" ");
			final double mean = Double.parseDouble(fields[1]);
			final double deviation = Double.parseDouble(fields[2]);
			final int[] shape = Arrays.stream(fields[3].split(",")).mapToInt(Integer::parseInt).toArray();
			final float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
			for (int i = 0; i < values.length; i++)
				values[i] = (float) (mean + deviation * (Math.sqrt(3) * (2 * random.nextDouble() - 1)));
			tensors.put(fields[0], CheckpointTensor.of(values, shape));
		}
		return StateDict.of(tensors);
	}

	/** The numbers of a tensor, from one on, that the script stored. */
	static NamedTensor sample(final NamedTensor tensor, final int from, final int length) {
		final float[] values = new float[(length + STEP - 1) / STEP];
		for (int i = 0; i < values.length; i++) values[i] = tensor.values()[from + i * STEP];
		return NamedTensor.of(tensor.name(), values, values.length);
	}
}
