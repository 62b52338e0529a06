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

/** Operators on each element by itself. Shapes that differ broadcast: see {@link Shape#broadcast}. */
abstract class ElementwiseOperators extends Operators {

	ElementwiseOperators(final GraphParts parts, final int opset) {
		super(parts, opset);
	}

	public Value add(final Value a, final Value b) {
		return broadcast("Add", a, b, a.type());
	}

	public Value sub(final Value a, final Value b) {
		return broadcast("Sub", a, b, a.type());
	}

	public Value mul(final Value a, final Value b) {
		return broadcast("Mul", a, b, a.type());
	}

	public Value div(final Value a, final Value b) {
		return broadcast("Div", a, b, a.type());
	}

	public Value equal(final Value a, final Value b) {
		return broadcast("Equal", a, b, BOOL);
	}

	public Value less(final Value a, final Value b) {
		return broadcast("Less", a, b, BOOL);
	}

	private Value broadcast(final String type, final Value a, final Value b, final ElementType result) {
		require(a.type() == b.type(), type, "operands must have one type", a, b);
		return operator(type, a, b).output(result, Shape.broadcast(a.shape(), b.shape()));
	}

	/** Elements of {@code yes} where the condition holds, of {@code no} elsewhere. */
	public Value where(final Value condition, final Value yes, final Value no) {
		require(condition.type() == BOOL, "Where", "the condition must be BOOL", condition);
		require(yes.type() == no.type(), "Where", "both choices must have one type", yes, no);
		return operator("Where", condition, yes, no).output(yes.type(),
				Shape.broadcast(condition.shape(), Shape.broadcast(yes.shape(), no.shape())));
	}

	public Value cast(final Value x, final ElementType type) {
		return x.type() == type ? x : operator("Cast", x).with("to", type.code()).output(type, x.shape());
	}

	public Value relu(final Value x) {
		return map("Relu", x);
	}

	public Value sin(final Value x) {
		return map("Sin", x);
	}

	public Value cos(final Value x) {
		return map("Cos", x);
	}

	public Value sqrt(final Value x) {
		return map("Sqrt", x);
	}

	public Value exp(final Value x) {
		return map("Exp", x);
	}

	/** The largest whole number that is not above. */
	public Value floor(final Value x) {
		return map("Floor", x);
	}

	/** Gaussian error linear unit, exact: x Φ(x). */
	public Value gelu(final Value x) {
		if (opset >= 20) return map("Gelu", x);
		final Value erf = map("Erf", div(x, constant((float) Math.sqrt(2))));
		return mul(mul(x, add(erf, constant(1))), constant(0.5f));
	}

	private Value map(final String type, final Value x) {
		return operator(type, x).output(x.type(), x.shape());
	}
}
