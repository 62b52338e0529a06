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

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.checkpoint.CheckpointTensor;
import fiji.plugin.mobilesam.checkpoint.StateDict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network with tensors that are not quite those of the family is refused with their names, whichever they are. */
class DifferentTensorsTest {

	private final Map<String, CheckpointTensor> tensors = new LinkedHashMap<>();

	@BeforeEach
	void readTheTensorsOfANetwork() throws IOException {
		final StateDict network = TinyNetwork.NARROW.read();
		for (final String name : network.names()) tensors.put(name, network.tensor(name));
	}

	private static boolean isNeeded(final String name) {
		return !name.endsWith("num_batches_tracked") && !name.startsWith("image_encoder.head.") && !name.startsWith(
				"image_encoder.norm_head.");
	}

	/** One of five: all kinds of tensors, of one block or the other. */
	private List<String> someNeeded() {
		final List<String> needed = tensors.keySet().stream().filter(DifferentTensorsTest::isNeeded).toList();
		return IntStream.range(0, needed.size()).filter(i -> i % 5 == 0).mapToObj(needed::get).toList();
	}

	private String refusal() {
		final Weights weights = Weights.of(StateDict.of(tensors));
		final String message = assertThrows(IOException.class, () -> NetworkFiles.graphs(weights,
				ConversionOptions.DEFAULTS.withForm(OnnxForm.OFFICIAL_COMBINED)
						.withImageSize(TinyNetwork.NARROW.imageSize)))
				.getMessage();
		assertFalse(message.contains("\n"), message);
		return message;
	}

	@Test
	void eachTensorThatIsMissingIsNamed() {
		for (final String name : someNeeded()) {
			final CheckpointTensor taken = tensors.remove(name);
			final String message = refusal();
			assertTrue(
					message.contains("tensor '" + name + "' is missing")
							|| message.contains("1 missing (" + name + ")"),
					name + ": " + message);
			tensors.put(name, taken);
		}
	}

	@Test
	void eachTensorWithOneMoreAxisIsNamed() {
		for (final String name : someNeeded()) {
			final CheckpointTensor taken = tensors.get(name);
			final int[] shape = Arrays.copyOf(taken.shape(), taken.shape().length + 1);
			shape[shape.length - 1] = 1;
			tensors.put(name, CheckpointTensor.of(taken.floats(), shape));
			assertTrue(refusal().contains(name), name + ": " + refusal());
			tensors.put(name, taken);
		}
	}

	@Test
	void whatTheNetworkDoesNotUseMayBeMissing() {
		tensors.keySet().removeIf(name -> !isNeeded(name));
		final Weights weights = Weights.of(StateDict.of(tensors));
		assertDoesNotThrow(() -> NetworkFiles.graphs(weights,
				ConversionOptions.DEFAULTS.withForm(OnnxForm.OFFICIAL_COMBINED).withImageSize(
						TinyNetwork.NARROW.imageSize)));
	}

	@Test
	void aTensorOfAnotherNetworkIsNamed() {
		tensors.put("image_encoder.pos_embed", CheckpointTensor.of(new float[1], 1));
		assertEquals("not the tensors of a MobileSAM network: 1 unknown (image_encoder.pos_embed)", refusal());
	}

	@Test
	void aBlockOfWhichThereIsOneTensorLacksTheOthers() throws IOException {
		tensors.put("image_encoder.layers.3.blocks.1.attn.proj.bias", CheckpointTensor.of(new float[32], 32));
		assertTrue(refusal().contains("missing (image_encoder.layers.3.blocks.1."), refusal());
	}
}
