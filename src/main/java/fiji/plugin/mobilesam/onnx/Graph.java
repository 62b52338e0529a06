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

import static fiji.plugin.mobilesam.onnx.ElementType.BOOL;
import static fiji.plugin.mobilesam.onnx.ElementType.FLOAT;

import java.util.List;
import java.util.function.Supplier;

import ai.onnx.proto.OnnxMl.ModelProto;
import fiji.plugin.mobilesam.onnx.GraphParts.Branch;

/**
 * An ONNX graph that is built operator by operator. Values are passed by
 * reference: an operator takes values that exist and returns what it makes, of
 * a shape that it has computed and checked. Where an operator differs between
 * opsets, or is missing in older ones, the graph writes what its opset knows,
 * in the form that ONNX Runtime fuses.
 * <p>
 * Every method throws an {@link IllegalArgumentException} that names the
 * operator and the shapes found when they do not fit.
 * <p>
 * Operators and their meaning:
 * <a href="https://onnx.ai/onnx/operators/">ONNX operators</a>.
 */
public final class Graph extends LayerOperators {

	/** The lowest and highest opset that can be written. */
	public static final int MIN_OPSET = 11, MAX_OPSET = 21;

	/** The lowest opset with layer normalization as one operator. */
	public static final int DEFAULT_OPSET = 17;

	private final ModelProto.Builder model = ModelProto.newBuilder();

	/** An empty graph of the default opset. */
	public Graph(final String name) {
		this(name, DEFAULT_OPSET);
	}

	/**
	 * @param name what the graph computes, an identifier
	 * @param opset version of the ONNX operators, {@link #MIN_OPSET} to
	 *            {@link #MAX_OPSET}
	 */
	public Graph(final String name, final int opset) {
		super(new GraphParts(name), opset);
		requireOpset(opset);
		model.setIrVersion(irVersion(opset)).addOpsetImportBuilder().setVersion(opset);
	}

	/** @throws IllegalArgumentException if the opset is not one that can be written */
	public static void requireOpset(final int opset) {
		if (opset < MIN_OPSET || opset > MAX_OPSET)
			throw new IllegalArgumentException(
					"opset must be from %d to %d, got %d".formatted(MIN_OPSET, MAX_OPSET, opset));
	}

	/** The file format that came with an opset; readers of that time know no later one. */
	private static int irVersion(final int opset) {
		if (opset <= 11) return 6;
		if (opset <= 14) return 7;
		if (opset <= 18) return 8;
		return opset <= 20 ? 9 : 10;
	}

	/** Sets who wrote the file. */
	public void producer(final String name, final String version) {
		model.setProducerName(name).setProducerVersion(version);
	}

	/** Sets the text about the model. */
	public void description(final String text) {
		model.setDocString(text);
	}

	/** Adds an entry to the model's metadata. */
	public void metadata(final String key, final String value) {
		model.addMetadataPropsBuilder().setKey(key).setValue(value);
	}

	/** The model as an ONNX file; the same calls give the same bytes. */
	public byte[] toBytes() {
		return model.clone().setGraph(parts.toProto()).build().toByteArray();
	}

	/** A float input of fixed sizes. */
	public Value input(final String name, final long... sizes) {
		return input(name, FLOAT, Shape.of(sizes));
	}

	/** An input of any type and shape. */
	public Value input(final String name, final ElementType type, final Shape shape) {
		return parts.input(name, type, shape);
	}

	/** Makes a value an output of the graph. */
	public void output(final String name, final Value value) {
		parts.output(name, parts.canBecomeOutput(value)
				? value
				: operator("Identity", value).output(value.type(), value.shape()));
	}

	/**
	 * What one of two branches gives, by a condition that is known when the graph runs. Both see all values outside;
	 * what they make is not seen outside.
	 *
	 * @param condition BOOL [1]
	 * @param yes writes the branch that runs where the condition holds; gives floats that it made
	 * @param no writes the other; gives as many floats of the same shapes
	 */
	public List<Value> choose(final Value condition, final Supplier<List<Value>> yes, final Supplier<List<Value>> no) {
		require(condition.type() == BOOL && condition.shape().equals(Shape.of(1)), "If",
				"the condition must be BOOL [1]",
				condition);
		final Branch whereTrue = parts.branch("yes", yes);
		final Branch whereFalse = parts.branch("no", no);
		if (!shapes(whereTrue).equals(shapes(whereFalse)))
			throw new IllegalArgumentException(
					"If of %s: one branch gives %s, the other %s".formatted(condition, whereTrue
							.outputs(), whereFalse.outputs()));
		return operator("If", condition).with("then_branch", whereTrue.proto()).with("else_branch", whereFalse.proto())
				.outputs(FLOAT, shapes(whereTrue));
	}

	private static List<Shape> shapes(final Branch branch) {
		for (final Value output : branch.outputs())
			require(output.type() == FLOAT, "If", "a branch must give floats", output);
		return branch.outputs().stream().map(Value::shape).toList();
	}
}
