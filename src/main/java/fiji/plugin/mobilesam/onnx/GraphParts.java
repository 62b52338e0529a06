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

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;

/**
 * What a graph is made of so far, as protobuf: inputs, initializers, nodes,
 * outputs. Gives out names, each once.
 */
final class GraphParts {

	private final GraphProto.Builder proto = GraphProto.newBuilder();
	private final List<Value> inputs = new ArrayList<>();
	private final Map<TensorProto, Value> initializers = new HashMap<>();
	private final Map<String, String> outputNames = new HashMap<>();
	private final Set<String> names = new HashSet<>();
	private final Set<String> computed = new HashSet<>();
	/** Where nodes go: the graph, and on top of it the branches that are being written. */
	private final Deque<GraphProto.Builder> open = new ArrayDeque<>(List.of(proto));
	/** Values of branches that have ended. */
	private final Set<String> hidden = new HashSet<>();
	private int nodes;

	GraphParts(final String name) {
		proto.setName(name);
	}

	Value input(final String name, final ElementType type, final Shape shape) {
		final Value input = new Value(this, claim(name), type, shape);
		inputs.add(input);
		proto.addInput(valueInfo(name, type, shape));
		return input;
	}

	/** In the order in which they were added. */
	List<Value> inputs() {
		return inputs;
	}

	/** A named tensor; the same name with the same content is the same value. */
	Value weight(final String name, final ElementType type, final Shape shape, final ByteBuffer content) {
		return initializers.computeIfAbsent(tensor(type, shape, content).setName(name).build(), tensor -> {
			proto.addInitializer(tensor);
			return new Value(this, claim(name), type, shape);
		});
	}

	/** A tensor known by its content alone. */
	Value constant(final ElementType type, final Shape shape, final ByteBuffer content) {
		return initializers.computeIfAbsent(tensor(type, shape, content).build(), tensor -> {
			final String name = claim("constant_" + proto.getInitializerCount());
			proto.addInitializer(tensor.toBuilder().setName(name));
			return new Value(this, name, type, shape);
		});
	}

	private static TensorProto.Builder tensor(final ElementType type, final Shape shape, final ByteBuffer content) {
		final TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(type.code());
		shape.dims().forEach(d -> tensor.addDims(d.fixed().orElseThrow()));
		if (!shape.size().is(content.remaining() / type.bytes()))
			throw new IllegalArgumentException(
					"%d elements given for shape %s".formatted(content.remaining() / type.bytes(), shape));
		return tensor.setRawData(ByteString.copyFrom(content));
	}

	/** Adds a node whose values exist already; its outputs get names. */
	List<Value> add(final NodeProto.Builder node, final ElementType type, final List<Shape> shapes) {
		final String name = claim(node.getOpType() + "_" + nodes++);
		node.setName(name);
		final List<Value> outputs = new ArrayList<>();
		for (final Shape shape : shapes) {
			final String output = shapes.size() == 1 ? name + "_out" : name + "_out" + outputs.size();
			outputs.add(new Value(this, claim(output), type, shape));
			node.addOutput(output);
			computed.add(output);
		}
		open.peek().addNode(node);
		return outputs;
	}

	/** A graph of its own, which sees the values outside, for an attribute of a node. */
	Branch branch(final String name, final Supplier<List<Value>> content) {
		final GraphProto.Builder branch = GraphProto.newBuilder().setName(claim(name + "_" + nodes));
		open.push(branch);
		final List<Value> outputs = content.get();
		open.pop();
		final Set<String> made = new HashSet<>();
		branch.getNodeList().forEach(node -> made.addAll(node.getOutputList()));
		hidden.addAll(made);
		for (final Value output : outputs) {
			if (!made.contains(output.name()))
				throw new IllegalArgumentException(
						"branch '%s' gives %s, which it does not make".formatted(name, output));
			branch.addOutput(valueInfo(output.name(), output.type(), output.shape()));
		}
		return new Branch(branch.build(), outputs);
	}

	/** What {@link #branch} made. */
	record Branch(GraphProto proto, List<Value> outputs) {
	}

	/** Whether a node that is written now may use the value. */
	boolean isVisible(final Value value) {
		return value.owner() == this && !hidden.contains(value.name());
	}

	/** Whether the value may take the name of an output: a node makes it and it has none yet. */
	boolean canBecomeOutput(final Value value) {
		return computed.contains(value.name()) && !outputNames.containsKey(value.name());
	}

	void output(final String name, final Value value) {
		outputNames.put(value.name(), claim(name));
		proto.addOutput(valueInfo(name, value.type(), value.shape()));
	}

	private String claim(final String name) {
		if (!names.add(name))
			throw new IllegalArgumentException(
					"two values of a graph cannot both be called '%s'".formatted(name));
		return name;
	}

	private static ValueInfoProto valueInfo(final String name, final ElementType type, final Shape shape) {
		final TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
		for (final Dim dim : shape.dims()) {
			final TensorShapeProto.Dimension.Builder entry = dims.addDimBuilder();
			if (dim.fixed().isPresent()) entry.setDimValue(dim.fixed().getAsLong());
			else entry.setDimParam(dim.toString());
		}
		final TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.code()).setShape(dims);
		return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
	}

	/** The graph as it is now, with outputs under their own names. */
	GraphProto toProto() {
		final GraphProto.Builder named = proto.clone();
		nameOutputs(named);
		return named.build();
	}

	private void nameOutputs(final GraphProto.Builder graph) {
		for (final NodeProto.Builder node : graph.getNodeBuilderList()) {
			for (int i = 0; i < node.getInputCount(); i++)
				node.setInput(i, outputNames.getOrDefault(node.getInput(i), node.getInput(i)));
			for (int i = 0; i < node.getOutputCount(); i++)
				node.setOutput(i, outputNames.getOrDefault(node.getOutput(i), node.getOutput(i)));
			for (final AttributeProto.Builder attribute : node.getAttributeBuilderList())
				if (attribute.hasG()) nameOutputs(attribute.getGBuilder());
		}
	}
}
