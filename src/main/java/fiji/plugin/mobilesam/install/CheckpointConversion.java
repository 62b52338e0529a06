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
package fiji.plugin.mobilesam.install;

import java.io.IOException;
import java.nio.file.Path;

import fiji.plugin.mobilesam.model.ModelNetworks;
import fiji.plugin.mobilesam.progress.Progress;

/** Makes the ONNX files of a model from its checkpoint. */
@FunctionalInterface
interface CheckpointConversion {

	/**
	 * @param checkpoint that has been checked
	 * @param imageSize edge of the encoder's input, pixels
	 * @param folder where the files go
	 * @return the files written
	 */
	ModelNetworks convert(Path checkpoint, int imageSize, Path folder, Progress progress) throws IOException;
}
