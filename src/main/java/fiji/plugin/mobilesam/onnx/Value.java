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

/**
 * What flows along an edge of a graph: an input, a weight or what an operator
 * makes. A value belongs to the graph that made it.
 */
public final class Value {

	private final GraphParts owner;
	private final String name;
	private final ElementType type;
	private final Shape shape;

	Value(final GraphParts owner, final String name, final ElementType type, final Shape shape) {
		this.owner = owner;
		this.name = name;
		this.type = type;
		this.shape = shape;
	}

	public ElementType type() {
		return type;
	}

	public Shape shape() {
		return shape;
	}

	/** Size of an axis, which may be negative to count from the last. */
	public Dim dim(final int axis) {
		return shape.dim(axis);
	}

	GraphParts owner() {
		return owner;
	}

	/** The name within the graph, before outputs get theirs. */
	String name() {
		return name;
	}

	@Override
	public String toString() {
		return name + " " + type + shape;
	}
}
