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
package fiji.plugin.mobilesam.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.protobuf.ByteString;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;

/**
 * A program that has an image segmented by damaged networks without a {@code model.json}, and prints the exit code of
 * each. Every other one is damaged in its bytes, the rest in what they mean.
 */
final class MutatedNetworks {

	private MutatedNetworks() {
	}

	/** @param arguments model, image, folder to work in, number of networks */
	public static void main(final String[] arguments) throws IOException {
		final Path model = Path.of(arguments[0]);
		final Path folder = Path.of(arguments[2]);
		for (int seed = 0; seed < Integer.parseInt(arguments[3]); seed++) {
			final Path damaged = folder.resolve("model" + seed);
			for (final String name : new String[]{"encoder.onnx", "decoder.onnx"}) {
				final byte[] whole = Files.readAllBytes(model.resolve(name));
				final boolean spared = name.startsWith("enc") == (seed % 4 < 2);
				BadFiles.write(damaged, name, spared ? whole : damage(whole, new Mutation(seed), seed % 2 == 0));
			}
			final Path out = folder.resolve("out" + seed);
			System.out.println(CommandRun.refusedOrDone(out, "segment", arguments[1], "--point", "3,3", "--model",
					damaged.toString(), "-o", out.toString()).code());
		}
	}

	private static byte[] damage(final byte[] onnx, final Mutation mutation, final boolean bytes) throws IOException {
		if (bytes) return mutation.of(onnx);
		final ModelProto.Builder model = ModelProto.parseFrom(onnx).toBuilder();
		final GraphProto.Builder graph = model.getGraphBuilder();
		final NodeProto.Builder node = graph.getNodeBuilder(mutation.random().nextInt(graph.getNodeCount()));
		final TensorProto.Builder tensor = graph.getInitializerBuilder(mutation.random().nextInt(graph
				.getInitializerCount()));
		switch (mutation.random().nextInt(6)) {
			case 0 -> node.setOpType("Conv");
			case 1 -> node.setInput(0, tensor.getName());
			case 2 -> damageNumbers(graph, mutation);
			case 3 -> tensor.setRawData(ByteString.copyFrom(mutation.of(tensor.getRawData().toByteArray())));
			case 4 -> tensor.addDims(mutation.extreme());
			default -> graph.removeNode(mutation.random().nextInt(graph.getNodeCount()));
		}
		return model.build().toByteArray();
	}

	/** In one attribute each of all nodes that have any. */
	private static void damageNumbers(final GraphProto.Builder graph, final Mutation mutation) {
		final int every = 1 + mutation.random().nextInt(10);
		for (int i = 0; i < graph.getNodeCount(); i += every) {
			if (graph.getNode(i).getAttributeCount() == 0) continue;
			final AttributeProto.Builder attribute = graph.getNodeBuilder(i).getAttributeBuilder(0);
			if (attribute.getIntsCount() > 0) attribute.setInts(0, mutation.extreme());
			else if (attribute.hasI()) attribute.setI(mutation.extreme());
		}
	}
}
