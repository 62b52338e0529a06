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

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/**
 * Looks for what brings a native runtime down instead of being refused by it: tensors whose values are not as many as
 * their shape says, sides that are divided by zero, and convolutions of what is no image. It is no proof that a
 * file is harmless: a few of thousands of files whose graph was damaged on purpose still end the process. To try unknown
 * files in a process of their own first would end that, but costs a second start of Java, its class path in every host
 * and a list of the files tried, all against files that nobody makes by accident; those of {@code model.json} have a
 * checksum.
 */
public final class OnnxCheck {

	/** Bytes of an element, for the types whose elements take whole ones. */
	private static final Map<DataType, Integer> ELEMENT_BYTES = Map.ofEntries(Map.entry(DataType.FLOAT, 4),
			Map.entry(DataType.UINT8, 1), Map.entry(DataType.INT8, 1), Map.entry(DataType.UINT16, 2),
			Map.entry(DataType.INT16, 2), Map.entry(DataType.INT32, 4), Map.entry(DataType.INT64, 8),
			Map.entry(DataType.BOOL, 1), Map.entry(DataType.FLOAT16, 2), Map.entry(DataType.DOUBLE, 8),
			Map.entry(DataType.UINT32, 4), Map.entry(DataType.UINT64, 8), Map.entry(DataType.BFLOAT16, 2));

	/** Attributes that the runtime divides by. */
	private static final Set<String> POSITIVE = Set.of("strides", "dilations", "kernel_shape", "group", "blocksize");

	private static final Set<String> CONVOLUTIONS = Set.of("Conv", "ConvTranspose");
	/** Batch, channels, height and width. */
	private static final int CONVOLVED_SIDES = 4;

	private OnnxCheck() {
	}

	/**
	 * @param onnx the bytes of a file
	 * @throws IllegalArgumentException in one line, if it is no ONNX file or one that contradicts itself
	 */
	public static void check(final byte[] onnx) {
		try {
			final CodedInputStream in = UnsafeByteOperations.unsafeWrap(onnx).newCodedInput();
			in.enableAliasing(true);
			final GraphProto graph = ModelProto.parseFrom(in).getGraph();
			if (graph.getNodeCount() == 0)
				throw new IllegalArgumentException("is no ONNX file, or one without a network");
			check(graph);
		} catch (final IOException e) {
			throw new IllegalArgumentException("is no ONNX file, or a damaged one", e);
		}
	}

	private static void check(final GraphProto graph) {
		graph.getInitializerList().forEach(OnnxCheck::check);
		final Map<String, TensorProto> flat = graph.getInitializerList().stream()
				.filter(tensor -> tensor.getDimsCount() < CONVOLVED_SIDES)
				.collect(Collectors.toMap(TensorProto::getName, Function.identity(), (first, second) -> first));
		for (final NodeProto node : graph.getNodeList()) {
			if (CONVOLUTIONS.contains(node.getOpType())) checkConvolution(node, flat);
			for (final AttributeProto attribute : node.getAttributeList()) check(node, attribute);
		}
	}

	/** Of what is convolved and the kernel; the bias, which comes third, is flat. */
	private static void checkConvolution(final NodeProto node, final Map<String, TensorProto> flat) {
		node.getInputList().stream().limit(2).map(flat::get).filter(Objects::nonNull).findFirst().ifPresent(tensor -> {
			throw new IllegalArgumentException("node '%s' convolves tensor '%s' of shape %s, expected at least %d sides"
					.formatted(node.getName(), tensor.getName(), tensor.getDimsList(), CONVOLVED_SIDES));
		});
	}

	private static void check(final NodeProto node, final AttributeProto attribute) {
		final List<Long> numbers = attribute.hasI() ? List.of(attribute.getI()) : attribute.getIntsList();
		if (POSITIVE.contains(attribute.getName()) && numbers.stream().anyMatch(n -> n < 1))
			throw new IllegalArgumentException("node '%s' has %s %s, expected only positive numbers".formatted(
					node.getName(), attribute.getName(), numbers));
		if (attribute.hasT()) check(attribute.getT());
		attribute.getTensorsList().forEach(OnnxCheck::check);
		if (attribute.hasG()) check(attribute.getG());
		attribute.getGraphsList().forEach(OnnxCheck::check);
	}

	private static void check(final TensorProto tensor) {
		if (tensor.getDataLocation() == DataLocation.EXTERNAL)
			throw new IllegalArgumentException(
					"tensor '%s' is kept in another file, expected all in one; save the model "
							.formatted(tensor.getName()) + "without external data");
		final DataType type = DataType.forNumber(tensor.getDataType());
		if (type == null || !ELEMENT_BYTES.containsKey(type)) return;
		final int bytes = ELEMENT_BYTES.get(type);
		final long found = tensor.hasRawData() ? tensor.getRawData().size() : (long) bytes * elements(tensor);
		if (found != bytes * size(tensor))
			throw new IllegalArgumentException("tensor '%s' of shape %s has %d bytes, expected %d".formatted(
					tensor.getName(), tensor.getDimsList(), found, bytes * size(tensor)));
	}

	private static int elements(final TensorProto tensor) {
		return tensor.getFloatDataCount() + tensor.getInt32DataCount() + tensor.getInt64DataCount() + tensor
				.getDoubleDataCount() + tensor.getUint64DataCount();
	}

	private static long size(final TensorProto tensor) {
		long size = 1;
		for (final long side : tensor.getDimsList()) {
			if (side < 0 || side > Integer.MAX_VALUE || size * side > Integer.MAX_VALUE)
				throw new IllegalArgumentException("tensor '%s' has the shape %s, expected fewer than 2^31 elements"
						.formatted(tensor.getName(), tensor.getDimsList()));
			size *= side;
		}
		return size;
	}
}
