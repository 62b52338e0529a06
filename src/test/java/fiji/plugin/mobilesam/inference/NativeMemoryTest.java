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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.onnxruntime.OnnxJavaType;
import fiji.plugin.mobilesam.image.InputFit;

/** Tensors in native memory, and where that memory comes from. */
class NativeMemoryTest {

	private final BufferPool pool = new BufferPool();

	@Test
	void rowsShareTheMemoryOfTheirTensor() {
		final FloatTensor tensor = FloatTensor.of(new float[]{0, 1, 2, 3, 4, 5}, 3, 2);
		final FloatTensor rows = tensor.rows(1, 3);
		assertArrayEquals(new long[]{2, 2}, rows.shape());
		rows.data().put(0, 7);
		assertEquals(7, tensor.data().get(2));
		assertEquals(5, rows.data().get(3));
	}

	@Test
	void memoryThatTheRuntimeWouldMisreadIsRefused() {
		final ByteOrder other = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
				? ByteOrder.LITTLE_ENDIAN
				: ByteOrder.BIG_ENDIAN;
		final FloatBuffer swapped = ByteBuffer.allocateDirect(8).order(other).asFloatBuffer();
		assertThrows(IllegalArgumentException.class, () -> new FloatTensor(new long[]{2}, swapped));
		assertThrows(IllegalArgumentException.class, () -> new FloatTensor(new long[]{2}, FloatBuffer.allocate(2)));
		assertThrows(IllegalArgumentException.class, () -> new FloatTensor(new long[]{3}, FloatTensor.zeros(2).data()));
	}

	@Test
	void memoryGivenBackIsTakenAgainForAsManyNumbers() {
		final FloatTensor first = pool.take(2, 3);
		assertNotSame(first.data(), pool.take(2, 3).data());
		pool.giveBack(first);
		assertNotSame(first.data(), pool.take(7).data());
		final FloatTensor again = pool.take(6);
		assertSame(first.data(), again.data());
		assertArrayEquals(new long[]{6}, again.shape());
	}

	@Test
	void memoryOfAnEmbeddingIsGivenBackOnceItIsClosedAndItsLastUseHasEnded() throws InferenceException {
		final FloatTensor tensor = pool.take(5);
		final ImageEmbedding embedding = new ImageEmbedding(new InputFit(1, 1, 1), Map.of("image", tensor),
				pool::giveBack);
		final FloatTensor whileUsed = embedding.use(tensors -> {
			assertSame(tensor, tensors.get("image"));
			embedding.close();
			return pool.take(5);
		});
		assertNotSame(tensor.data(), whileUsed.data());
		assertSame(tensor.data(), pool.take(5).data());
		embedding.close();
		assertNotSame(tensor.data(), pool.take(5).data());
		assertThrows(IllegalStateException.class, () -> embedding.use(tensors -> null));
	}

	@Test
	void noMoreThanAQuarterOfAGigabyteIsKept() {
		final FloatTensor oldest = pool.take(1);
		final FloatTensor large = pool.take(1L << 25);
		final FloatTensor larger = pool.take(1L << 25);
		pool.giveBack(oldest);
		pool.giveBack(large);
		pool.giveBack(larger);
		assertNotSame(oldest.data(), pool.take(1).data());
		assertSame(larger.data(), pool.take(1L << 25).data());
		assertSame(large.data(), pool.take(1L << 25).data());
	}

	@Test
	void shapesThatTheFileLeavesOpenAreLearntForInputsOfTheSameShapes() {
		final OutputShapes shapes = new OutputShapes();
		final TensorSpec open = new TensorSpec("features", OnnxJavaType.FLOAT, new long[]{-1, -1, 4});
		final Map<String, FloatTensor> two = Map.of("points", FloatTensor.zeros(8, 2, 2));
		final Map<String, FloatTensor> three = Map.of("points", FloatTensor.zeros(8, 3, 2));
		shapes.learn(open, two, new long[]{8, 56, 4});
		assertArrayEquals(new long[]{8, 56, 4}, shapes.of(open, 8, two).orElseThrow());
		assertEquals(Optional.empty(), shapes.of(open, 8, three));
		final TensorSpec fixed = new TensorSpec("iou", OnnxJavaType.FLOAT, new long[]{-1, 4});
		assertArrayEquals(new long[]{8, 4}, shapes.of(fixed, 8, three).orElseThrow());
	}

	@ParameterizedTest
	@ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
	void oneValueThatIsNoNumberIsFoundAnywhere(final float value) throws InferenceException {
		final float[] values = new float[11];
		Arrays.fill(values, -Float.MAX_VALUE);
		Numbers.require("x", values, 0, values.length);
		for (int i = 0; i < values.length; i++) {
			final float[] damaged = values.clone();
			damaged[i] = value;
			assertThrows(InferenceException.class, () -> Numbers.require("x", damaged, 0, damaged.length));
			assertThrows(InferenceException.class, () -> Numbers.require("x", FloatBuffer.wrap(damaged)));
		}
	}
}
