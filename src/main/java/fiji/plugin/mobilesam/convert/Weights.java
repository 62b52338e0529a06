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
package fiji.plugin.mobilesam.convert;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.checkpoint.CheckpointTensor;
import fiji.plugin.mobilesam.checkpoint.StateDict;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * The tensors of a checkpoint below a name, as the weights of a network. A tensor that is missing or of another shape
 * is reported and zeros stand in for it, so that one error can list all that differs: see
 * {@link #requireNothingMissingNorLeft()}.
 */
final class Weights {

	/** Several times what any published network has; keeps what stands in for a missing tensor small. */
	private static final int MOST_CHANNELS = 4096;

	private final StateDict checkpoint;
	private final TensorReport report;
	private final String prefix;

	private Weights(final StateDict checkpoint, final TensorReport report, final String prefix) {
		this.checkpoint = checkpoint;
		this.report = report;
		this.prefix = prefix;
	}

	/** All tensors of a checkpoint. */
	static Weights of(final StateDict checkpoint) {
		return new Weights(checkpoint, new TensorReport(), "");
	}

	/** The tensors of a module, by the names they have within it. */
	Weights at(final String module) {
		return new Weights(checkpoint, report, prefix + module + ".");
	}

	/** The tensors of a numbered module. */
	Weights at(final int module) {
		return at(Integer.toString(module));
	}

	/** Names of the modules and tensors directly within this one. */
	Set<String> children() {
		return checkpoint.names().stream().filter(n -> n.startsWith(prefix)).map(n -> n.substring(prefix.length())
				.split("\\.")[0]).collect(Collectors.toSet());
	}

	/**
	 * The shape of a tensor from which the sizes of the network are read.
	 *
	 * @throws ConversionException if there is no such tensor or it has another number of axes
	 */
	int[] shape(final String name, final int axes) throws ConversionException {
		final String full = prefix + name;
		if (!checkpoint.has(full))
			throw new ConversionException("not a checkpoint of a MobileSAM network: tensor '%s' is missing among its %d"
					.formatted(full, checkpoint.names().size()));
		final int[] shape = checkpoint.tensor(full).shape();
		if (shape.length != axes || Arrays.stream(shape).anyMatch(s -> s < 1 || s > MOST_CHANNELS))
			throw new ConversionException("tensor '%s' is %s, expected %d axes of 1 to %d".formatted(full,
					Arrays.toString(shape), axes, MOST_CHANNELS));
		return shape;
	}

	/** The numbers of a tensor in row order; zeros if it does not have the shape. */
	float[] floats(final String name, final long... shape) {
		final String full = prefix + name;
		final int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
		if (!checkpoint.has(full)) {
			report.missing(full);
			return new float[count];
		}
		final CheckpointTensor tensor = checkpoint.tensor(full);
		if (!Arrays.equals(Arrays.stream(tensor.shape()).asLongStream().toArray(), shape)) {
			report.misshapen(full, Arrays.toString(tensor.shape()), Arrays.toString(shape));
			return new float[count];
		}
		report.taken(full);
		return tensor.floats();
	}

	/** A tensor as it is, as a weight of the graph under its name in the checkpoint. */
	Value value(final Graph graph, final String name, final long... shape) {
		return graph.weight(prefix + name, floats(name, shape), shape);
	}

	/** Numbers made from tensors of this module, as a weight of the graph. */
	Value derived(final Graph graph, final String name, final float[] data, final long... shape) {
		return graph.weight(prefix + name, data, shape);
	}

	/** Says that a tensor of this module, if it is there, is known and not needed. */
	void ignore(final String name) {
		report.taken(prefix + name);
	}

	/**
	 * @throws ConversionException if a tensor was missing or of another shape, or one of the checkpoint was not taken
	 */
	void requireNothingMissingNorLeft() throws ConversionException {
		report.requireNoDifference(checkpoint);
	}
}
