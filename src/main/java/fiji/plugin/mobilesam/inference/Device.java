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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a network runs. */
public enum Device {

	/** The processor; works everywhere. */
	CPU,
	/** NVIDIA GPU through CUDA; needs the GPU build of ONNX Runtime. */
	CUDA,
	/** NVIDIA GPU through TensorRT; needs the GPU build of ONNX Runtime. */
	TENSORRT,
	/** Apple's accelerators; macOS only. */
	COREML,
	/** The first of CUDA, Core ML and CPU that works here. */
	AUTO;

	/** As options and files name it. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @throws IllegalArgumentException if no device has that name, with the names there are */
	public static Device named(final String key) {
		final List<String> keys = Arrays.stream(values()).map(Device::key).toList();
		final int at = keys.indexOf(key.toLowerCase(Locale.ROOT));
		if (at < 0)
			throw new IllegalArgumentException(
					"device '%s': expected one of %s".formatted(key, String.join(", ", keys)));
		return values()[at];
	}
}
