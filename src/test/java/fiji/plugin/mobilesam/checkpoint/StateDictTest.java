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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;

import fiji.plugin.mobilesam.progress.Progress;

/** What PyTorch wrote is read as PyTorch reads it: exact, against expected.json of make_checkpoints.py. */
class StateDictTest {

	/** A tensor in expected.json; the bits are those of its elements as float32. */
	private record Expected(String type, int[] shape, int[] bits, long[] longs) {
	}

	static Map<String, Map<String, Expected>> expected() throws IOException {
		final String json = Files.readString(TestCheckpoints.FOLDER.resolve("expected.json"));
		return new Gson().fromJson(json, new TypeToken<Map<String, Map<String, Expected>>>() {}.getType());
	}

	static Stream<String> goodFiles() throws IOException {
		return expected().keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("goodFiles")
	void readsNamesShapesTypesAndElements(final String file) throws IOException {
		final Map<String, Expected> tensors = expected().get(file);
		final StateDict dict = StateDict.read(TestCheckpoints.FOLDER.resolve(file), Progress.NONE);
		assertEquals(List.copyOf(tensors.keySet()), List.copyOf(dict.names()));
		for (final String name : tensors.keySet()) {
			final CheckpointTensor tensor = dict.tensor(name);
			assertEquals(tensors.get(name).type(), tensor.dtype().name(), name);
			assertArrayEquals(tensors.get(name).shape(), tensor.shape(), name);
			assertArrayEquals(tensors.get(name).bits(), bits(tensor.floats()), name);
			if (tensors.get(name).longs() != null)
				assertArrayEquals(tensors.get(name).longs(), tensor.longs(), name);
		}
	}

	@Test
	void tellsWhichTensorIsMissing() {
		final StateDict dict = StateDict.of(Map.of("a.weight", CheckpointTensor.of(new float[1], 1)));
		assertTrue(dict.has("a.weight"));
		assertFalse(dict.has("b.weight"));
		assertEquals("the checkpoint has no tensor 'b.weight' among its 1", assertThrows(IllegalArgumentException.class,
				() -> dict.tensor("b.weight")).getMessage());
	}

	@Test
	void reportsTheBytesOfEachStorageOnce() throws IOException {
		final List<Long> done = new ArrayList<>();
		final List<Long> totals = new ArrayList<>();
		StateDict.read(TestCheckpoints.FOLDER.resolve("protocol-2.pt"), (now, total, step) -> {
			done.add(now);
			totals.add(total);
		});
		// Three tensors share one storage of 3 x 4 floats; all else is in storages of its own.
		assertEquals(16, done.size());
		assertEquals(done.stream().sorted().toList(), done);
		assertEquals(List.of(done.get(done.size() - 1)), totals.stream().distinct().toList());
	}

	@Test
	void stopsWhenAsked() {
		final Progress stopped = new Progress() {

			@Override
			public void update(final long done, final long total, final String step) {
			}

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		assertThrows(CancellationException.class, () -> StateDict.read(TestCheckpoints.FOLDER.resolve("protocol-2.pt"),
				stopped));
	}

	private static int[] bits(final float[] values) {
		final int[] bits = new int[values.length];
		for (int i = 0; i < values.length; i++)
			bits[i] = Float.floatToRawIntBits(values[i]);
		return bits;
	}
}
