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
package fiji.plugin.mobilesam.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;

/** What ONNX Runtime would not survive. */
class OnnxCheckTest {

	private static final NodeProto.Builder CONVOLUTION = NodeProto.newBuilder().setOpType("Conv").setName("first")
			.addInput("image").addInput("kernel").addInput("bias").addOutput("out");

	@Test
	void takesAConvolutionWithItsFlatBias() {
		OnnxCheck.check(model(CONVOLUTION, tensor("kernel", 1, 1, 1, 1), tensor("bias", 1)));
	}

	@Test
	void refusesAFlatKernel() {
		assertRefused("node 'first' convolves tensor 'kernel' of shape [4], expected at least 4 sides",
				model(CONVOLUTION,
						tensor("kernel", 4)));
	}

	@Test
	void refusesToConvolveAFlatTensor() {
		assertRefused("node 'first' convolves tensor 'image' of shape [2, 2], expected at least 4 sides", model(
				CONVOLUTION, tensor("image", 2, 2), tensor("kernel", 1, 1, 1, 1)));
	}

	@Test
	void refusesFewerValuesThanTheShapeSays() {
		assertRefused("tensor 'kernel' of shape [2, 2] has 4 bytes, expected 16", model(CONVOLUTION, tensor("kernel", 1)
				.clearDims().addDims(2).addDims(2)));
	}

	@Test
	void refusesStridesOfZero() {
		assertRefused("node 'first' has strides [1, 0], expected only positive numbers", model(CONVOLUTION.clone()
				.addAttribute(AttributeProto.newBuilder().setName("strides").addInts(1).addInts(0))));
	}

	private static void assertRefused(final String reason, final byte[] onnx) {
		assertEquals(reason, assertThrows(IllegalArgumentException.class, () -> OnnxCheck.check(onnx)).getMessage());
	}

	private static byte[] model(final NodeProto.Builder node, final TensorProto.Builder... tensors) {
		final GraphProto.Builder graph = GraphProto.newBuilder().addNode(node);
		for (final TensorProto.Builder tensor : tensors) graph.addInitializer(tensor);
		return ModelProto.newBuilder().setGraph(graph).build().toByteArray();
	}

	private static TensorProto.Builder tensor(final String name, final long... sides) {
		final TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT
				.getNumber());
		for (final long side : sides) tensor.addDims(side);
		for (long i = Arrays.stream(sides).reduce(1, (a, b) -> a * b); i > 0; i--) tensor.addFloatData(1);
		return tensor;
	}
}
