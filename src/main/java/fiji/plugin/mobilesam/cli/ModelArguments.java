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
import java.io.PrintWriter;

import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.model.ModelLibrary;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which model, and where it runs. */
final class ModelArguments {

	@Option(names = "--model", paramLabel = "ID|FOLDER", defaultValue = ModelLibrary.DEFAULT_ID, description = "A model by its id ('mobilesam models list') or its folder. Default: ${DEFAULT-VALUE}")
	private String model;

	@Mixin
	private RuntimeArguments runtime;

	/** Loads the model; says why if it does not run where it was asked to. */
	MobileSam open(final PrintWriter err) throws IOException {
		return runtime.open(model, err);
	}

	/** Threads for networks and masks. */
	int threads() {
		return runtime.threads();
	}
}
