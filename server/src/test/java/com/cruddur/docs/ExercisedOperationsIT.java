package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Contract;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.ExercisedOperations;
import com.cruddur.testing.Operation;
import org.junit.jupiter.api.Test;

/** Runs when the suite has run: each route is documented, and each was called with success by some test. */
class ExercisedOperationsIT {

    @Test
    void routesDocumentedOperationsAndExercisedOperationsAreTheSame() {
        var exercised = ExercisedOperations.read();
        var documented = Contract.instance().operations().stream()
                .map(Operation::toString)
                .toList();
        try (var cruddur = Cruddur.start()) {
            var routes = cruddur.apiRoutes();
            System.out.printf(
                    "%d routes, %d documented operations, %d exercised by the tests%n",
                    routes.size(), documented.size(), exercised.size());

            assertThat(documented).as("documented operations").containsExactlyInAnyOrderElementsOf(routes);
            assertThat(exercised)
                    .as("operations that a test of the whole suite has called with success (./cruddur test runs it)")
                    .containsExactlyInAnyOrderElementsOf(routes);
        }
    }
}
