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

import java.util.Arrays;
import java.util.List;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;

/** A node while it is written: inputs, then attributes, then what it makes. */
final class Operator {

	private final GraphParts parts;
	private final NodeProto.Builder node;

	/**
	 * @param inputs in the operator's order; {@code null} leaves an optional one
	 *            out
	 */
	Operator(final GraphParts parts, final String type, final Value... inputs) {
		this.parts = parts;
		node = NodeProto.newBuilder().setOpType(type);
		for (final Value input : inputs) {
			if (input != null && !parts.isVisible(input))
				throw new IllegalArgumentException(
						"%s: value %s belongs to another graph or branch".formatted(type, input));
			node.addInput(input == null ? "" : input.name());
		}
	}

	Operator with(final String attribute, final long value) {
		return with(AttributeProto.newBuilder().setName(attribute).setType(AttributeType.INT).setI(value));
	}

	Operator with(final String attribute, final long[] values) {
		return with(AttributeProto.newBuilder().setName(attribute).setType(AttributeType.INTS)
				.addAllInts(Arrays.stream(values).boxed().toList()));
	}

	Operator with(final String attribute, final float value) {
		return with(AttributeProto.newBuilder().setName(attribute).setType(AttributeType.FLOAT).setF(value));
	}

	Operator with(final String attribute, final String value) {
		return with(AttributeProto.newBuilder().setName(attribute).setType(AttributeType.STRING)
				.setS(ByteString.copyFromUtf8(value)));
	}

	Operator with(final String attribute, final GraphProto value) {
		return with(AttributeProto.newBuilder().setName(attribute).setType(AttributeType.GRAPH).setG(value));
	}

	private Operator with(final AttributeProto.Builder attribute) {
		node.addAttribute(attribute);
		return this;
	}

	/** Ends the node with one output. */
	Value output(final ElementType type, final Shape shape) {
		return outputs(type, List.of(shape)).get(0);
	}

	/** Ends the node with several outputs of one type. */
	List<Value> outputs(final ElementType type, final List<Shape> shapes) {
		return parts.add(node, type, shapes);
	}
}
