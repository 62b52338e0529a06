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
package fiji.plugin.mobilesam.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.checkpoint.PickleValue.Dict;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Storage;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Tensor;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Text;

/** Which names the tensors get. */
class StateDictFinderTest {

	@Test
	void takesWrappersOffThatAllNamesBeginWith() throws CheckpointException {
		assertEquals(List.of("encoder.weight", "decoder.weight"), found("module.sam.encoder.weight",
				"module.sam.decoder.weight"));
	}

	@Test
	void keepsANameThatOnlySomeBeginWith() throws CheckpointException {
		assertEquals(List.of("sam.encoder.weight", "adapter.encoder.weight"), found("sam.encoder.weight",
				"adapter.encoder.weight"));
		assertEquals(List.of("sam.encoder.weight", "sam2.encoder.weight"), found("sam.encoder.weight",
				"sam2.encoder.weight"));
	}

	@Test
	void keepsTheModuleOfEachTensor() throws CheckpointException {
		assertEquals(List.of("fc.weight", "fc.bias"), found("fc.weight", "fc.bias"));
		assertEquals(List.of("weight"), found("weight"));
	}

	@Test
	void namesOfAnyDepthAreHarmless() throws CheckpointException {
		assertEquals(List.of("a.weight"), found("a.".repeat(100_000) + "weight"));
	}

	private static List<String> found(final String... names) throws CheckpointException {
		final Dict dict = new Dict();
		for (final String name : names)
			dict.put(new Text(name), new Tensor(new Storage(DType.FLOAT32, "0", 1), StridedView.contiguous(1)));
		return List.copyOf(new StateDictFinder(Path.of("test.pt"), "data.pkl").find(dict).keySet());
	}
}
